import type { UncheckedTranslator } from "./unchecked";

/** What of an audit row is said in words. */
interface AuditWords {
  action: string;
  actorKind: string;
  actor: { name: string; email: string } | null;
  subjectKind: string | null;
  subjectId: string | null;
  subject: { name: string | null; productLine?: string | undefined } | null;
  before: unknown;
  after: unknown;
}

const CONTROL = "controls.";

/**
 * What somebody did, in words; a control as its product line calls it. An action that is recorded no more keeps its code.
 * @param all a translator over all namespaces
 */
export function actionWords(
  all: UncheckedTranslator,
  { action, subject }: Pick<AuditWords, "action" | "subject">,
): string {
  if (action.startsWith(CONTROL)) {
    const title = `${subject?.productLine}Line.controls.${action.slice(CONTROL.length)}.title`;
    return all.has(title) ? all("audit.control", { title: all(title) }) : action;
  }
  return all.has(`audit.action.${action}`) ? all(`audit.action.${action}`) : action;
}

/** What a row is about: its kind and its name. Null when it is about nothing. */
export function subjectWords(
  all: UncheckedTranslator,
  row: Pick<AuditWords, "subjectKind" | "subjectId" | "subject" | "before" | "after">,
): string | null {
  const { subjectKind, subjectId, subject } = row;
  if (subjectKind === null) return null;
  const kind = all.has(`audit.subject.${subjectKind}`) ? all(`audit.subject.${subjectKind}`) : subjectKind;
  const known = (key: string) => (all.has(key) ? all(key) : null);
  // The id of a cost is the product line and the key of its row.
  const [line = "", ...rest] = (subjectId ?? "").split(" ");
  const lineName = known(`${line}Line.name`);
  const name =
    {
      setting: known(`settings.title.${subjectId}`),
      gateway: known(`gateways.${subjectId}.name`),
      line: lineName,
      "line-cost": lineName && [lineName, ...rest].join(" "),
      "price-rule": ruleWords(all, row),
    }[subjectKind] ??
    subject?.name ??
    null;
  return name === null ? kind : all("audit.named", { kind, name });
}

/**
 * Which prices a rule was about, as the pages of the prices name it. From the row itself: the rule may be gone by now, or be about other
 * prices. Null where the row doesn't say.
 */
function ruleWords(all: UncheckedTranslator, { before, after }: Pick<AuditWords, "before" | "after">): string | null {
  const rule = [before, after].find((one) => typeof one === "object" && one !== null && "productLine" in one);
  if (rule === undefined) return null;
  const { productLine, key, action } = rule as Partial<Record<string, string | null>>;
  const known = (text: string, path: string) => (all.has(path) ? all(path) : text);
  // A domain's key is a suffix, which says by itself that the rule is about domains.
  const domains = productLine === "domain";
  const line = productLine ? known(productLine, `${productLine}Line.name`) : all("audit.allLines");
  const actions = domains ? "prices.form.actions" : "catalogue.rules.actions";
  return [
    domains ? (key ?? all("prices.form.all")) : line,
    !domains && key && known(key, `${productLine}Line.priceKeys.${key}`),
    action && known(action, `${actions}.${action}`),
  ]
    .filter(Boolean)
    .join(" ");
}

/** Who acted: name and address; a kind of actor without an account. */
export function actorWords(
  all: UncheckedTranslator,
  { actor, actorKind }: Pick<AuditWords, "actor" | "actorKind">,
): string {
  if (actor) return `${actor.name} ${actor.email}`;
  const key = `people.audit.kind.${actorKind}`;
  return all(all.has(key) ? key : "people.audit.kind.visitor");
}
