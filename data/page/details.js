// Shows what a mark of a chart stands for on hover and focus, and lets the arrow keys go from mark
// to mark. The page is whole without it: the browser then shows the titles by itself.
(() => {
  const detail = document.getElementById('detail');
  const markOf = (event) => event.target.closest('.mark');

  for (const title of document.querySelectorAll('.mark > title')) {
    title.parentNode.setAttribute('aria-label', title.textContent);
    title.remove();
  }

  let shown = null;

  const show = (mark) => {
    shown = mark;
    detail.textContent = mark.getAttribute('aria-label');
    detail.hidden = false;
    const at = mark.getBoundingClientRect();
    const { width, height } = detail.getBoundingClientRect();
    const room = document.documentElement.clientWidth - width - 8;
    const left = Math.max(8, Math.min(room, at.left + at.width / 2 - width / 2));
    const above = at.top - height - 8;
    detail.style.left = `${left}px`;
    detail.style.top = `${above >= 8 ? above : at.bottom + 8}px`;
  };
  const hide = () => {
    shown = null;
    detail.hidden = true;
  };
  // Focus brings its mark into view, which scrolls; what the pointer is no longer on goes.
  const follow = () => {
    if (shown && (shown === document.activeElement || shown.matches(':hover'))) show(shown);
    else hide();
  };

  for (const kind of ['pointerover', 'focusin']) {
    document.addEventListener(kind, (event) => {
      const mark = markOf(event);
      if (mark) show(mark);
      else hide();
    });
  }
  document.documentElement.addEventListener('pointerleave', hide);
  document.addEventListener('focusout', hide);
  document.addEventListener('scroll', follow, { capture: true, passive: true });

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
    const mark = markOf(event);
    if (!mark || event.altKey || event.ctrlKey || event.metaKey) return;
    const chart = mark.closest('.chart');
    const marks = [...chart.querySelectorAll('.mark')];
    const at = marks.indexOf(mark);
    const across = Number(chart.dataset.across);
    const steps = { ArrowLeft: -across, ArrowRight: across, ArrowUp: -1, ArrowDown: 1 };
    const to = { Home: 0, End: marks.length - 1 }[event.key] ?? at + steps[event.key];
    if (Number.isNaN(to)) return;
    event.preventDefault();
    const next = marks[to];
    if (!next || next === mark) return;
    mark.setAttribute('tabindex', '-1');
    next.setAttribute('tabindex', '0');
    next.focus();
  });
})();
