import { Money } from "@/components/text/money";
import type { BothLanguages, PrintedSheet } from "@/lib/papers/contract";

/** A label in both languages. `narrow`: one below the other on a phone. */
function Label({ of, narrow = false }: { of: BothLanguages; narrow?: boolean }) {
  return (
    <>
      {of.zh}{" "}
      <span lang="en" className={narrow ? "max-md:block" : undefined}>
        {of.en}
      </span>
    </>
  );
}

/** A receipt or a credit note, as its PDF shows it: in Chinese and English, whatever the page's language. On paper it stands alone. */
export function PrintedPaper({ sheet }: { sheet: PrintedSheet }) {
  const { title, seller, facts, heads, lines, total, inWords, notes } = sheet;
  const footer = [seller.company.zh, seller.phone, seller.email, seller.icp, seller.police].filter(Boolean);
  return (
    <article
      lang="zh-CN"
      className="max-w-[50rem] rounded-md border border-rule bg-surface p-10 text-sm max-md:p-5 print:max-w-none print:border-0 print:p-0"
    >
      <header className="flex items-start justify-between gap-6 border-b-2 border-ink pb-4">
        <div>
          <p className="text-lg font-strong">{seller.name.zh}</p>
          {seller.name.en !== seller.name.zh && (
            <p className="text-ink-2" lang="en">
              {seller.name.en}
            </p>
          )}
        </div>
        <div className="text-right">
          <h2 className="text-xl font-strong">{title.zh}</h2>
          <p className="text-ink-2" lang="en">
            {title.en}
          </p>
        </div>
      </header>
      <dl className="grid grid-cols-2 gap-x-8 gap-y-3 py-5 max-md:grid-cols-1 print:grid-cols-2">
        {facts.map(({ id, label, value }) => (
          <div key={id}>
            <dt className="text-xs text-ink-2">
              <Label of={label} />
            </dt>
            <dd className="wrap-anywhere">
              {value.zh}
              {value.en && <span className="block text-xs text-ink-2">{value.en}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <table className="w-full">
        <thead>
          <tr className="border-y border-ink text-left text-xs text-ink-2">
            <th className="py-1.5 pr-4 font-normal whitespace-nowrap" scope="col">
              <Label of={heads.n} narrow />
            </th>
            <th className="w-full py-1.5 font-normal" scope="col">
              <Label of={heads.item} narrow />
            </th>
            <th className="py-1.5 pl-4 text-right font-normal whitespace-nowrap" scope="col">
              <Label of={heads.amount} narrow />
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={line.itemId} className="border-b border-rule align-top">
              <td className="py-2.5 figures">{at + 1}</td>
              <td className="py-2.5">
                <span className="font-strong wrap-anywhere">{line.head}</span>
                <span className="block text-xs text-ink-2">
                  {line.what.zh} · <span lang="en">{line.what.en}</span>
                </span>
                {line.details && (
                  <span className="block text-xs text-ink-2">
                    {line.details.zh}
                    {line.details.en !== line.details.zh && (
                      <span className="block" lang="en">
                        {line.details.en}
                      </span>
                    )}
                  </span>
                )}
              </td>
              <td className="py-2.5 pl-4 text-right">
                <Money fen={line.amountFen} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex flex-wrap items-start justify-between gap-x-8 gap-y-3 py-4">
        <div>
          <p className="text-xs text-ink-2">
            <Label of={inWords.label} />
          </p>
          <p>{inWords.text}</p>
        </div>
        <div className="ml-auto text-right">
          <p className="text-xs text-ink-2">
            <Label of={total.label} />
          </p>
          <p className="text-xl">
            <Money fen={total.fen} total />
          </p>
        </div>
      </div>
      <div className="pt-2 text-xs text-ink-2">
        <p>{notes.zh}</p>
        <p lang="en">{notes.en}</p>
      </div>
      <footer className="mt-6 flex flex-wrap gap-x-5 border-t border-rule pt-3 text-xs text-ink-2">
        {footer.map((text) => (
          <span key={text}>{text}</span>
        ))}
      </footer>
    </article>
  );
}
