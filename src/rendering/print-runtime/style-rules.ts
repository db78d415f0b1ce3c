// What a style sheet does to the document round an item, told from its rules. Only what is known to be harmless inside a
// shared document counts as harmless.

/** Why a document must be printed by itself, in words for a log. */
export type ApartReason = string;

/** One style sheet, looked at once for all the items that have it. */
export interface StyleFacts {
  apart: ApartReason | undefined;
  /** Bodies of its `@page` rules, in order, with the conditions they stand in. */
  pageRules: PageRuleText[];
  /** `@font-face` rules, which have no effect inside a shadow tree. */
  fontFaces: string[];
  /** Rules for elements. */
  styleRules: ElementRule[];
  /** Something may stick out of its box: whether it does must be measured. */
  mayStickOut: boolean;
  /** It is laid out otherwise on paper than where it can be measured. */
  isOnlyForPaper: boolean;
  /** The text for an item's shadow tree, where `:root` is no element. */
  text: string;
}

export interface ConditionedText {
  /** `@media print {` and so on, outermost first. */
  conditions: string[];
  text: string;
}

export interface PageRuleText extends ConditionedText {
  rule: CSSPageRule;
}

export interface ElementRule {
  conditions: string[];
  selector: string;
  style: CSSStyleDeclaration;
  text: string;
}

/** Cannot change anything outside the item's own flow, whatever the value. */
const HARMLESS =
  /^(?:--.*|color|color-.*|background|background-.*|border|border-.*|-webkit-border-.*|padding|padding-.*|font|font-.*|src|unicode-range|text-(?!shadow|combine).*|-webkit-text-.*|letter-spacing|word-.*|white-space|white-space-.*|vertical-align|(?:min-|max-)?(?:width|inline-size)|box-sizing|display|flex|flex-(?!basis).*|grid-(?:template-columns|auto-columns|auto-flow|column|row|area|column-.*|row-.*|template-areas)|align-.*|justify-.*|place-.*|gap|row-gap|column-gap|order|list-style|list-style-.*|table-layout|caption-side|empty-cells|orphans|widows|(?:page-)?break-inside|overflow-wrap|hyphens|hyphenate-.*|tab-size|quotes|float|clear|visibility|opacity|object-fit|object-position|fill|fill-.*|stroke|stroke-.*|stop-.*|clip-rule|paint-order|dominant-baseline|text-anchor|print-color-adjust|-webkit-print-color-adjust|-webkit-box-decoration-break|box-decoration-break|appearance|accent-color|cursor|user-select|-webkit-user-select|pointer-events|image-rendering|shape-rendering|text-rendering|-webkit-font-smoothing|isolation|line-break|ruby-.*|columns|column-count|column-width|column-rule|column-rule-.*|column-fill|column-span|font-display|initial-letter|min-height|min-block-size|resize|speak|unicode-bidi)$/;
/** Lets content end up outside its box, and so on the page of a neighbour. */
const STICKS_OUT =
  /^(?:(?:max-)?height|(?:max-)?block-size|flex-basis|grid|grid-template|grid-template-rows|grid-auto-rows|aspect-ratio|top|right|bottom|left|inset|inset-.*|z-index|transform|transform-.*|translate|rotate|scale|box-shadow|text-shadow|outline|outline-.*|overflow|overflow-.*|writing-mode|text-orientation|clip|clip-path|line-clamp|-webkit-line-clamp|-webkit-box-orient|direction|contain)$/;
const MARGIN = /^margin(?:-.*)?$/;
const NEGATIVE = /(?:^|[\s(,])-|var\(|calc\(/;
const BREAK = /^(?:page-)?break-(?:before|after)$/;
const PAGE_COUNTER = /counters?\(\s*pages?\b/i;

/** Of elements; `*` stands for what it is called by `CSSStyleDeclaration`. */
export function judgeDeclarations(style: CSSStyleDeclaration): { apart?: ApartReason; mayStickOut: boolean } {
  let mayStickOut = false;
  for (const name of Array.from(style)) {
    const value = style.getPropertyValue(name);
    if (PAGE_COUNTER.test(value)) return { apart: `${name} counts pages`, mayStickOut };
    if (HARMLESS.test(name)) continue;
    if (name === 'line-height') {
      if (/^0?\.[0-8]|var\(|calc\(/.test(value)) return { apart: `${name}: ${value}`, mayStickOut };
    } else if (MARGIN.test(name)) mayStickOut ||= NEGATIVE.test(value);
    else if (BREAK.test(name)) {
      if (!/^(?:auto|avoid|avoid-page|page|always|initial|unset)$/.test(value)) return { apart: `${name}: ${value}`, mayStickOut };
    } else if (name === 'position') {
      if (!/^(?:static|relative|absolute|initial|unset)$/.test(value)) return { apart: `${name}: ${value}`, mayStickOut };
      mayStickOut ||= value !== 'static';
    } else if (name === 'content' || /^counter-(?:reset|increment|set)$/.test(name)) {
      if (/\bpages?\b/i.test(value.replace(/"(?:\\.|[^"\\])*"/g, ''))) return { apart: `${name}: ${value}`, mayStickOut };
    } else if (STICKS_OUT.test(name)) mayStickOut = true;
    else return { apart: `the property ${name}`, mayStickOut };
  }
  return { mayStickOut };
}

/** On paper the window is the page. */
export function dependsOnPaper(css: string): boolean {
  return /@media|\d(?:[sld]?v(?:h|w|min|max|b|i))\b/i.test(css);
}

const ROOT_IN_TEXT = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'|\/\*[^]*?\*\/|:root(?![\w-])/gi;

/** Looks at the text of one `<style>`. */
export function lookAtStyle(text: string): StyleFacts {
  const facts: StyleFacts = {
    apart: undefined,
    pageRules: [],
    fontFaces: [],
    styleRules: [],
    mayStickOut: false,
    isOnlyForPaper: dependsOnPaper(text),
    // As strong as `:root`, by a class that nothing has.
    text: text.replace(ROOT_IN_TEXT, (found) => (found[0] === ':' ? ':is(html,.-root-)' : found)),
  };
  // What a constructed style sheet leaves out in silence.
  if (/@import|@namespace/i.test(text)) facts.apart = '@import';
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  lookAtRules(sheet.cssRules, [], facts);
  return facts;
}

function lookAtRules(rules: CSSRuleList, conditions: string[], facts: StyleFacts): void {
  for (const rule of Array.from(rules)) {
    if (facts.apart) return;
    lookAtRule(rule, conditions, facts);
  }
}

function lookAtRule(rule: CSSRule, conditions: string[], facts: StyleFacts): void {
  if (rule instanceof CSSPageRule) lookAtPage(rule, conditions, facts);
  else if (rule instanceof CSSFontFaceRule) facts.fontFaces.push(rule.cssText);
  else if (rule instanceof CSSMediaRule) lookAtRules(rule.cssRules, [...conditions, `@media ${rule.conditionText} {`], facts);
  else if (rule instanceof CSSSupportsRule) lookAtRules(rule.cssRules, [...conditions, `@supports ${rule.conditionText} {`], facts);
  else if (rule instanceof CSSKeyframesRule) return;
  else if (rule instanceof CSSStyleRule) {
    if (rule.cssRules.length > 0) facts.apart = 'nested rules';
    else if (/:(?:host|scope|target|visited|link|any-link)\b|::(?:slotted|part|backdrop)/i.test(rule.selectorText)) {
      if (!/:(?:visited|link|any-link)\b/i.test(rule.selectorText)) facts.apart = `the selector ${rule.selectorText}`;
    }
    facts.styleRules.push({ conditions, selector: rule.selectorText, style: rule.style, text: rule.cssText });
    const { apart, mayStickOut } = judgeDeclarations(rule.style);
    facts.apart ??= apart;
    facts.mayStickOut ||= mayStickOut;
  } else facts.apart = `the rule ${rule.cssText.slice(0, 40)}`;
}

function lookAtPage(rule: CSSPageRule, conditions: string[], facts: StyleFacts): void {
  const text = rule.cssText.slice(rule.cssText.indexOf('{') + 1, rule.cssText.lastIndexOf('}'));
  if (rule.selectorText !== '') facts.apart = `@page ${rule.selectorText}`;
  else if (/(?:^|[;{\s])counter-(?:reset|increment|set)\s*:/i.test(text)) facts.apart = 'counters of pages';
  // A total in another style than plain digits cannot be written into the document, nor can one inside nested counters.
  else if (/counter\(\s*pages\s*,|counters\(/i.test(text)) facts.apart = 'the style of a page counter';
  else facts.pageRules.push({ conditions, text, rule });
}
