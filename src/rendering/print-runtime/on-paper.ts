/**
 * Does some work while the document is laid out as wide as a page's content, on one endless page. Between two tasks it is hidden
 * again, so nothing is ever painted: only what is asked for is worked out. Rules for print alone do not hold meanwhile.
 */
export function onPaper<Result>(width: number, work: () => Result): Result {
  const { style } = document.documentElement;
  const before = style.cssText;
  style.setProperty('display', 'block', 'important');
  style.setProperty('width', `${width}px`, 'important');
  try {
    return work();
  } finally {
    style.cssText = before;
  }
}
