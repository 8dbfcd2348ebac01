// The one convenience that needs a script: "/" puts the cursor into the page's search field.
document.addEventListener("keydown", event => {
  const typing = event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
  const search = document.querySelector("input[type=search]");
  if (search === null) return;
  event.preventDefault();
  search.focus();
});
