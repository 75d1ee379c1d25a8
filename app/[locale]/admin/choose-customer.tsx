import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button/button";
import { TextInput } from "@/components/ui/field/text-input";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import type { StaffActor } from "@/lib/core/actor";
import { listCustomers } from "@/lib/customers/list-customers";

const MATCHES = 20;

interface Props {
  actor: StaffActor;
  /** What was typed. */
  q: string;
  /** The page that asks: it gets the customer as `?customer=<id>`. */
  path: string;
}

/** Where a page of staff is about one customer: looks for them by address, name or telephone. */
export async function ChooseCustomer({ actor, q, path }: Props) {
  const t = await getTranslations("people.choose");
  return (
    <Section title={t("choose")}>
      <Form className="flex max-w-152 flex-wrap items-end gap-3" action={path} prefetch={false} scroll={false}>
        <TextInput label={t("who")} name="q" defaultValue={q} maxLength={100} autoComplete="off" />
        <Button type="submit">{t("find")}</Button>
      </Form>
      {q.trim() !== "" && <Matches actor={actor} q={q} path={path} />}
    </Section>
  );
}

async function Matches({ actor, q, path }: Props) {
  const [t, { rows }] = await Promise.all([
    getTranslations("people.choose"),
    listCustomers(actor, { q: q.slice(0, 100), take: MATCHES }),
  ]);
  if (rows.length === 0) return <p className="mt-4 text-ink-2">{t("nobody")}</p>;
  return (
    <ul className="mt-4 grid gap-2" aria-label={t("matches")}>
      {rows.map(({ id, name, email }) => (
        <li key={id} className="reach-links">
          <Link href={`${path}?customer=${id}`}>{name || email}</Link> <span className="text-ink-2">{email}</span>
        </li>
      ))}
    </ul>
  );
}
