/* A form is sent once: a second press waits for the first. A button with data-busy
   says so in its words ("Saving …"). The server holds without this as well. */
const sent = new Map();

function busy(button) {
  if (!button) return () => {};
  const words = button.matches("input") ? "value" : "textContent";
  const before = button[words];
  button.setAttribute("aria-disabled", "true");
  /* After the form's content has been taken: a button's words may be its value. */
  if (button.dataset.busy && button.childElementCount === 0) setTimeout(() => { button[words] = button.dataset.busy; });
  return () => {
    button.removeAttribute("aria-disabled");
    button[words] = before;
  };
}

document.addEventListener("submit", event => {
  const form = event.target;
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post" || form.target === "_blank") return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  const reset = busy(event.submitter);
  sent.set(form, reset);
  /* A download leaves the page in place: let it be sent again after a while. */
  setTimeout(() => { reset(); sent.delete(form); }, 8000);
});

window.addEventListener("pageshow", event => {
  if (!event.persisted) return;
  for (const reset of sent.values()) reset();
  sent.clear();
});
