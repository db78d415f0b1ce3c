/** A margin box of a page rule: `@top-left { … }`. */
export interface MarginRule extends CSSRule {
  /** `top-left`. */
  readonly name: string;
  readonly style: CSSStyleDeclaration;
}

/** The rules of the document that hold now, those inside of conditions and other rules among them. */
export function rulesInForce(): CSSRule[] {
  return Array.from(document.styleSheets).flatMap(rulesOf);
}

export function marginRules(rule: CSSPageRule): MarginRule[] {
  // Typed as the style sheet's rules in no library yet.
  return Array.from((rule as unknown as { cssRules?: Iterable<MarginRule> }).cssRules ?? []);
}

/** Takes all page rules out of the document. */
export function removePageRules(): void {
  for (const rule of rulesInForce()) {
    if (!(rule instanceof CSSPageRule)) continue;
    const holder = (rule.parentRule as CSSGroupingRule | null) ?? rule.parentStyleSheet!;
    holder.deleteRule(Array.from(holder.cssRules).indexOf(rule));
  }
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  if (sheet.disabled || !matchMedia(sheet.media.mediaText || 'all').matches) return [];
  try {
    return rulesInside(sheet.cssRules);
  } catch {
    return []; // did not load
  }
}

function rulesInside(rules: CSSRuleList): CSSRule[] {
  return Array.from(rules).flatMap((rule) => {
    if (rule instanceof CSSImportRule) return rule.styleSheet ? rulesOf(rule.styleSheet) : [];
    if (rule instanceof CSSMediaRule) return matchMedia(rule.conditionText).matches ? rulesInside(rule.cssRules) : [];
    if (rule instanceof CSSPageRule || !('cssRules' in rule)) return [rule];
    return [rule, ...rulesInside(rule.cssRules as CSSRuleList)];
  });
}
