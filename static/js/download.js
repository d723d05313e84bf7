/* A link with data-download="Gathering …" fetches its file while the page says so, and hands it over
   when it is there. Without this file, or when the fetching fails, the browser simply follows the link. */
document.addEventListener("click", async event => {
  const link = event.target.closest("a[data-download]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (link.getAttribute("aria-disabled")) return;
  const says = document.getElementById(link.getAttribute("aria-describedby"));
  link.setAttribute("aria-disabled", "true");
  says.textContent = link.dataset.download;
  try {
    const answer = await fetch(link.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const file = document.createElement("a");
    file.href = URL.createObjectURL(await answer.blob());
    file.download = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition"))?.[1] ?? "";
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), 60000);
    says.textContent = link.dataset.downloaded;
  } catch {
    says.textContent = "";
    location.assign(link.href);
  }
  link.removeAttribute("aria-disabled");
});
