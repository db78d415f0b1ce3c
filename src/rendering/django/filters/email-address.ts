const LONGEST_ADDRESS = 320;
const ATOM = "[-!#$%&'*+/=?^_`{}|~0-9A-Z]+";
const LOCAL_PART = new RegExp(
  `^(?:${ATOM}(?:\\.${ATOM})*|"(?:[\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f!#-\\[\\]-\\x7f]|\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f])*")$`,
  'iu',
);
const LABEL = '[a-z\\u00a1-\\uffff0-9](?:[a-z\\u00a1-\\uffff0-9-]{0,61}[a-z\\u00a1-\\uffff0-9])?';
/** The last label begins and ends with no hyphen, and is no number unless it is punycode. */
const TOP_LEVEL = '(?!-)(?:[a-z\\u00a1-\\uffff-]{2,63}|xn--[a-z0-9]{1,59})(?<!-)';
const DOMAIN = new RegExp(`^${LABEL}(?:\\.(?!-)[a-z\\u00a1-\\uffff0-9-]{1,63}(?<!-))*\\.${TOP_LEVEL}$`, 'iu');
const IPV4 = /^\[(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|\]$)){4}$/;
const IPV6 = /^\[[\da-f:.]*:[\da-f:.]*\]$/i;

/** Whether a text is what Django takes for an address of mail. */
export function isEmailAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at === -1 || text.length > LONGEST_ADDRESS) return false;
  const [local, domain] = [text.slice(0, at), text.slice(at + 1)];
  return LOCAL_PART.test(local) && (DOMAIN.test(domain) || IPV4.test(domain) || IPV6.test(domain));
}
