/**
 * Repairs for answers that are almost JSON: quotes escaped too often, as the live service sends them, and the
 * malformed answers that the manual prints. Each repair is a pure function on text. They are applied one after the
 * other until the text parses, after a strict parser has failed; the names of those that changed something go to the
 * call log.
 */
export interface Repair {
  name: string;
  /** True when the repair can't lose or change data, so that a purchase may trust the answer. */
  harmless: boolean;
  apply: (text: string) => string;
}

export const repairs: readonly Repair[] = [
  {
    name: "control_characters",
    harmless: true,
    // biome-ignore lint/suspicious/noControlCharactersInRegex: raw line breaks inside strings are what is repaired
    apply: (t) => t.replace(/[\u0000-\u001f]+/g, " "),
  },
  { name: "over_escaped", harmless: true, apply: unescapeEvenly },
  {
    // "message" : "[{"dns1": …}]"   (domains.DNSList, qituibao.getUpgradeList)
    name: "quoted_list",
    harmless: false,
    apply: (t) =>
      /"message"\s*:\s*"\s*[[{]/.test(t)
        ? t.replace(/("message"\s*:\s*)"(\s*[[{])/, "$1$2").replace(/([\]}]\s*)"(\s*[,}])/g, "$1$2")
        : t,
  },
  {
    // , "success" : "message":[]   (domains.RecList)
    name: "stray_key",
    harmless: false,
    apply: (t) => t.replace(/"\w+"\s*:\s*("message"\s*:)/, "$1"),
  },
  {
    // "action" : "get hosting price,"status" …   (hosting.getPrice, hosting.HostList); the action tells us nothing
    name: "broken_action",
    harmless: false,
    apply: (t) => t.replace(/"action"\s*:\s*"[^:{}[\]]{0,200}?"status"\s*:/, '"status":'),
  },
  {
    // { "" s_prd" :   (qituibao.getUpgradeList)
    name: "doubled_quote",
    harmless: false,
    apply: (t) => t.replace(/([{,]\s*)""\s*([A-Za-z_]\w*"\s*:)/g, '$1"$2'),
  },
  {
    // ,ownername": …   (domains.ContactList, hosting.HostDetail)
    name: "key_quote",
    harmless: false,
    apply: (t) => t.replace(/([{,]\s*)([A-Za-z_]\w*"\s*:)/g, '$1"$2'),
  },
  {
    // "ftppassword": ""regtime": …   (present.openssl)
    name: "missing_comma",
    harmless: false,
    apply: (t) =>
      t.replace(/(:\s*"")\s*([A-Za-z_]\w*"\s*:)/g, '$1,"$2').replace(/(:\s*"[^"]*")\s+("\w+"\s*:)/g, "$1,$2"),
  },
  {
    // "y_regstt": ""状态" ]   (qituibao.createorder)
    name: "value_quote",
    harmless: false,
    apply: (t) => t.replace(/(:\s*)""([^"\s,:{}[\]][^"]*"\s*[,}\]])/g, '$1"$2'),
  },
  {
    // "message": 综合指数   (qituibao.checkKeyword)
    name: "bare_value",
    harmless: false,
    apply: (t) => t.replace(/("message"\s*:\s*)([^\s"[{\d-][^"{}[\]]{0,500}?)(\s{0,20}\})/, '$1"$2"$3'),
  },
  {
    // … } ] } }, { … : brackets of a page's end in the middle of a list (cdn.GetstatTop)
    name: "page_break",
    harmless: false,
    apply: (t) => t.replace(/\}\s{0,20}(?:\]\s{0,20}\}\s{0,20}){1,4}\}\s{0,20},\s{0,20}\{/g, "},{"),
  },
  // "status": "success" … "status": "in-progress": the answer's own status comes first (cdn.purge)
  { name: "repeated_status", harmless: false, apply: keepFirstStatus },
  {
    // [{"domain":"…"},"Locate":"PC"] (sitestarpro.getDomainLst): a pair outside an object is no JSON
    name: "closed_early",
    harmless: false,
    apply: (t) => t.replace(/\}\s{0,20},\s{0,20}("\w{1,50}"\s{0,20}:\s{0,20}"[^"]{0,500}")\s{0,20}(?=\])/g, ",$1}"),
  },
  { name: "brackets", harmless: false, apply: balanceBrackets },
];

/**
 * Removes the backslashes when every quote has the same number of them and the text has no others, because then none
 * belongs to a value. Other over-escaped text is read string by string (unescape.ts), or not at all.
 */
function unescapeEvenly(text: string): string {
  const first = /(\\{1,15})"/.exec(text)?.[1];
  if (first === undefined) return text;
  const stripped = text.replaceAll(`${first}"`, '"');
  const quotes = text.split('"').length - 1;
  return !stripped.includes("\\") && text.length - stripped.length === quotes * first.length ? stripped : text;
}

/** Renames every "status" of the outer object but the first, because JSON.parse would take the last one. */
function keepFirstStatus(text: string): string {
  let depth = 0;
  let seen = false;
  let out = "";
  let copied = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 123 || c === 91) depth++;
    else if (c === 125 || c === 93) depth--;
    else if (c === 34) {
      const end = stringEnd(text, i);
      if (depth === 1 && text.slice(i, end) === '"status"' && /^\s{0,20}:/.test(text.slice(end, end + 24))) {
        if (seen) {
          out += `${text.slice(copied, i)}"inner_status"`;
          copied = end;
        }
        seen = true;
      }
      i = end - 1;
    }
  }
  return out + text.slice(copied);
}

const DEEPEST = 64;

/** Adds the brackets that are missing at the end and removes those that close nothing. Strings are not changed. */
export function balanceBrackets(text: string): string {
  const open: string[] = [];
  let out = "";
  // Answers nest only a few levels deep; deeper text is not repaired.
  for (let i = 0; i < text.length; i++) {
    const c = text.charAt(i);
    if (c === '"') {
      const end = stringEnd(text, i);
      out += text.slice(i, end);
      i = end - 1;
    } else if (c === "{" || c === "[") {
      if (open.length >= DEEPEST) return text;
      open.push(c === "{" ? "}" : "]");
      out += c;
    } else if (c === "}" || c === "]") {
      if (!open.includes(c)) continue;
      for (let closer = open.pop(); closer !== undefined; closer = open.pop()) {
        out += closer;
        if (closer === c) break;
      }
    } else out += c;
  }
  return out + open.reverse().join("");
}

/** The index after the string that begins at `start`; the text's end when it never closes. */
export function stringEnd(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) i++;
    else if (c === 34) return i + 1;
  }
  return text.length;
}

/** The index after the bracket that closes the one at `start`, or -1. */
export function bracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 34) i = stringEnd(text, i) - 1;
    else if (c === 123 || c === 91) depth++;
    else if (c === 125 || c === 93) {
      depth--;
      if (depth === 0) return i + 1;
    }
  }
  return -1;
}
