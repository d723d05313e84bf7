/* Colours change at once; the form is sent behind the page so that the server remembers.
   Without this file the buttons send the form and the page comes back in the new colours. */
const root = document.documentElement;

function show(choice) {
  if (choice === "light" || choice === "dark") root.dataset.theme = choice;
  else delete root.dataset.theme;
  for (const button of document.querySelectorAll("form[data-theme-form] button[name=theme]"))
    button.setAttribute("aria-pressed", String(button.value === choice));
}

document.addEventListener("submit", event => {
  const form = event.target;
  const button = event.submitter;
  if (!form.matches("form[data-theme-form]") || button?.name !== "theme") return;
  event.preventDefault();
  show(button.value);
  const answer = new FormData(form);
  answer.set("theme", button.value);
  fetch(form.action, { method: "POST", body: answer, credentials: "same-origin", redirect: "manual", keepalive: true }).catch(() => { /* the colours hold for this page only */ });
});
