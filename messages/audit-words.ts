import type { UncheckedTranslator } from "./unchecked";

/** What of an audit row is said in words. */
interface AuditWords {
  action: string;
  actorKind: string;
  actor: { name: string; email: string } | null;
  subjectKind: string | null;
  subjectId: string | null;
  subject: { name: string | null; productLine?: string | undefined } | null;
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
  { subjectKind, subjectId, subject }: Pick<AuditWords, "subjectKind" | "subjectId" | "subject">,
): string | null {
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
    }[subjectKind] ??
    subject?.name ??
    null;
  return name === null ? kind : all("audit.named", { kind, name });
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
