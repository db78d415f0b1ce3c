import { ELEMENT_CONTENT } from '../weasyprint-css.ts';
import { marginRules } from './css-rules.ts';
import type { PageBox } from './page-box.ts';

/** Where a running element is shown. */
export interface RunningPlace {
  /** The margin box: `top-center`. */
  box: string;
  /** Its share of the edge: of `parts` equal ones, from 0. Alone it has the whole edge. */
  part: number;
  parts: number;
  align: 'top' | 'middle' | 'bottom';
}

/** The order along an edge. */
const ALONG = ['left', 'center', 'right', 'top', 'middle', 'bottom'];

/** The margin boxes that show the elements, by their names; the boxes themselves are emptied. */
export function runningPlaces(elements: Map<string, HTMLElement>, rules: CSSPageRule[]): Map<HTMLElement, RunningPlace> {
  const boxes = rules.flatMap(marginRules);
  const filled = new Set(
    boxes.filter(({ style }) => !/^(?:|none|normal)$/.test(style.getPropertyValue('content'))).map(({ name }) => name),
  );
  const places = new Map<HTMLElement, RunningPlace>();
  for (const { name, style } of boxes) {
    const shown = ELEMENT_CONTENT.exec(style.getPropertyValue('content'))?.[1];
    if (shown === undefined) continue;
    style.setProperty('content', 'none');
    const element = elements.get(shown);
    if (element) places.set(element, placeOf(name, filled, style.getPropertyValue('vertical-align')));
  }
  return places;
}

/** The rectangle of a place, in pixels from the corner of the area for content. */
export function edgeBox({ box, part, parts }: RunningPlace, { margin, ...page }: PageBox) {
  const area = { width: page.width - margin.left - margin.right, height: page.height - margin.top - margin.bottom };
  const horizontal = {
    left: { left: -margin.left, width: margin.left },
    right: { left: area.width, width: margin.right },
    along: { left: (area.width / parts) * part, width: area.width / parts },
  };
  const vertical = {
    top: { top: -margin.top, height: margin.top },
    bottom: { top: area.height, height: margin.bottom },
    along: { top: (area.height / parts) * part, height: area.height / parts },
  };
  const [edge, second, corner] = box.split('-') as [string, string, string | undefined];
  if (edge === 'left' || edge === 'right') return { ...horizontal[edge], ...vertical.along };
  const side = vertical[edge === 'top' ? 'top' : 'bottom'];
  return corner ? { ...horizontal[second === 'left' ? 'left' : 'right'], ...side } : { ...horizontal.along, ...side };
}

function placeOf(box: string, filled: Set<string>, align: string): RunningPlace {
  const [edge, second, corner] = box.split('-') as [string, string, string | undefined];
  const sharing = ALONG.filter((place) => filled.has(`${edge}-${place}`));
  const hasShare = corner === undefined && sharing.length > 1;
  // The one in the middle stays there.
  const all =
    sharing.includes('center') || sharing.includes('middle')
      ? ALONG.slice(...(edge === 'left' || edge === 'right' ? [3, 6] : [0, 3]))
      : sharing;
  const natural = edge === 'left' || edge === 'right' ? second : 'middle';
  const wanted = /^(?:top|middle|bottom)$/.test(align) ? align : natural;
  return {
    box,
    part: hasShare ? all.indexOf(second) : 0,
    parts: hasShare ? all.length : 1,
    align: wanted as RunningPlace['align'],
  };
}
