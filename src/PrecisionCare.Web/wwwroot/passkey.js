// Passkeys: the browser can only be asked for one by script. The challenge stands in the form, the answer goes back with it; nothing is fetched.
const form = document.querySelector("form[data-passkey]");
const fault = form?.querySelector("[data-passkey-fault]");

function tell(text) {
  fault.textContent = text;
  fault.hidden = false;
}

async function ask() {
  const options = JSON.parse(form.dataset.options);
  return form.dataset.passkey === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

form?.addEventListener("submit", async event => {
  event.preventDefault();
  if (window.PublicKeyCredential?.parseRequestOptionsFromJSON === undefined) {
    tell("This browser has no passkeys, or the page was not opened over HTTPS. Use a password and a code.");
    return;
  }
  fault.hidden = true;
  try {
    const credential = await ask();
    form.querySelector("input[name$=Credential]").value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch (error) {
    tell(error.name === "InvalidStateError" ? "This device already holds a passkey for your account." : "No passkey was used. Try again, or choose another way.");
  }
});
