/* A link with data-dialog="id" opens that dialog instead of going to its page; a button
   with data-close closes it. Without this file the link simply leads to the page. */
document.addEventListener("click", event => {
  const opener = event.target.closest("a[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (dialog && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    dialog.showModal();
    return;
  }
  event.target.closest("dialog button[data-close]")?.closest("dialog").close();
});
