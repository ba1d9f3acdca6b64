// The menu of a phone: Escape closes it, and so does a tap beside it. It opens and closes without this, too.

const menu = document.querySelector(".b-menu");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});
