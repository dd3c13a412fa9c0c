const summary = document.querySelector<HTMLElement>('[data-takes-focus]');

summary?.focus();
summary?.addEventListener('click', goToField);

/** Scrolls to the label rather than to the box, so that the question is in sight. */
function goToField(event: MouseEvent): void {
  const link = event.target instanceof HTMLAnchorElement ? event.target : undefined;
  const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!field) return;
  event.preventDefault();
  (field.closest('fieldset, .field') ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
}

export {};
