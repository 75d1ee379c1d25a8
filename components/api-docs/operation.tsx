import { useTranslations } from "next-intl";
import type { OperationView, SentField } from "@/lib/http/describe-operation";
import { useUncheckedTranslations } from "@/messages/unchecked";
import { CopyButton } from "../ui/button/copy-button";
import { Disclosure } from "../ui/disclosure";
import { askedOf, firstValues } from "./asked";
import { curlText } from "./curl-text";
import { TryIt } from "./try-it";

interface Props {
  operation: OperationView;
  /** The shop's address. */
  url: string;
  /** Whose API it is: the sentences of what each operation does are the customers' or the staff's. */
  words?: "apiDocs" | "staffApi";
}

/** Codes of problems with words of the trade are the shop's own business: they are answered, but not taught to customers. */
const isTaught = (code: string) => !code.startsWith("upstream.");

/** One operation of the API: what it does, what it takes and answers, the command for it, and a form that tries it. */
export function Operation({ operation, url, words = "apiDocs" }: Props) {
  const t = useTranslations("apiDocs");
  const does = useUncheckedTranslations(`${words}.does`);
  const { id, method, path, scope, parameters, body, bodyExample, answerExample, idempotent } = operation;
  const curl = curlText(url, askedOf(operation, firstValues(operation), bodyExample, "$(uuidgen)"));
  const errors = words === "staffApi" ? operation.errors : operation.errors.filter(isTaught);
  return (
    <li id={id} className="scroll-mt-4 border-t border-rule py-3 first:border-t-0 first:pt-0">
      <Disclosure
        summary={
          <span className="min-w-0">
            <code className="block font-mono text-sm wrap-anywhere">
              <b className="font-strong">{method}</b> {path}
            </code>
            <span className="block">{does(id)}</span>
          </span>
        }
      >
        <div className="space-y-5 pt-3 pb-2">
          <p className="text-sm text-ink-2">
            {scope === "any" ? t("anyToken") : t.rich("scope", { scope: () => <code>{scope}</code> })}
          </p>
          {parameters.length + body.length > 0 && (
            <Fields
              rows={[
                ...parameters.map((one) => ({ ...one, place: t(`in.${one.in}`) })),
                ...body.map((one) => ({ ...one, place: t("in.body") })),
              ]}
            />
          )}
          {idempotent && <p className="max-w-136 text-sm text-ink-2">{t("idempotent")}</p>}
          <Text of={`${method} ${path}`} title={t("request")} text={curl} copy={t("copy")} />
          {answerExample === null ? (
            <p className="text-sm text-ink-2">{t("file")}</p>
          ) : (
            <Text of={`${method} ${path}`} title={t("answer")} text={answerExample} />
          )}
          {errors.length > 0 && (
            <p className="text-sm wrap-anywhere text-ink-2">
              {t("problems")} <code>{errors.join(", ")}</code>
            </p>
          )}
          <TryIt operation={operation} />
        </div>
      </Disclosure>
    </li>
  );
}

function Fields({ rows }: { rows: readonly (SentField & { place: string })[] }) {
  const t = useTranslations("apiDocs");
  return (
    <dl className="text-sm">
      {rows.map(({ path, type, required, place }) => (
        <div key={`${place} ${path}`} className="flex flex-wrap gap-x-3 border-t border-rule py-1.5 first:border-t-0">
          <dt className="min-w-0">
            <code className="wrap-anywhere">{path}</code>
          </dt>
          <dd className="min-w-0 wrap-anywhere text-ink-2">
            <code>{type}</code> · {place} · {required ? t("required") : t("optional")}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** @param of the operation, so that no two regions of the page are called the same */
function Text({ of, title, text, copy }: { of: string; title: string; text: string; copy?: string }) {
  const name = `${title} ${of}`;
  return (
    <div>
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <h3 className="text-sm text-ink-3">{title}</h3>
        {copy && <CopyButton text={text} label={copy} />}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by the keyboard */}
      <section className="max-h-96 overflow-auto rounded-sm bg-sunk px-3 py-2.5" aria-label={name} tabIndex={0}>
        <pre className="w-fit font-mono text-xs/5">{text}</pre>
      </section>
    </div>
  );
}
