/* The key "/" goes to the field or the link that carries data-key="/".
   Whoever is typing goes on typing, and no key of the browser's own is taken. */
const typing = element => element?.matches("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", event => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const field = document.querySelector('input[data-key="/"]');
  const link = document.querySelector('a[data-key="/"]');
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
});
