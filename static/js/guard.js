/* A form with data-guard asks before its unsaved text is left behind.
   The words of that question are the browser's own. */
const changed = new Set();

document.addEventListener("input", event => {
  const form = event.target.form;
  if (form?.matches("form[data-guard]")) changed.add(form);
});

document.addEventListener("submit", event => changed.delete(event.target));

window.addEventListener("beforeunload", event => {
  if ([...changed].some(form => form.isConnected)) event.preventDefault();
});
