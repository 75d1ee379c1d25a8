"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useForm } from "@/components/form/use-form";
import { requestFapiaoCall } from "@/components/generated/fapiao";
import { formatFen } from "@/lib/core/money";
import type { FapiaoItemView, FapiaoProfileView } from "@/lib/fapiao/contract";
import { Money } from "../text/money";
import { Button } from "../ui/button/button";
import { Dialog } from "../ui/dialog";
import { Checkbox } from "../ui/field/checkbox";
import { FieldNote } from "../ui/field/field";
import { FormSummary } from "../ui/field/form-summary";
import { RadioGroup } from "../ui/field/radio-group";
import { Section } from "../ui/section";
import { toast } from "../ui/toast/toast";
import { useMutation } from "../use-mutation";
import { FapiaoProfileForm } from "./fapiao-profile-form";
import { InvoicedItem } from "./invoiced-item";

const schema = () => import("@/lib/fapiao/contract").then(({ requestFapiaoContract }) => requestFapiaoContract.input);

interface Props {
  /** Those without a fault can be chosen. */
  items: readonly FapiaoItemView[];
  /** What one product of each item's product line is called. */
  ones: Readonly<Record<string, string>>;
  /** There are more that can be asked for. */
  more: boolean;
  profiles: readonly FapiaoProfileView[];
  email: string;
}

/** Asks for a tax invoice: the items, whom it is made out to, its kind, and the sum. */
export function RequestForm({ items, ones, more, profiles, email }: Props) {
  const t = useTranslations("fapiao");
  const router = useRouter();
  const askable = items.filter(({ fault }) => fault === null);
  const [chosen, setChosen] = useState<readonly string[]>(() => askable.map(({ id }) => id));
  const picked = askable.filter(({ id }) => chosen.includes(id));
  const amountFen = picked.reduce((sum, { leftFen }) => sum + leftFen, 0n);
  const ask = useMutation(requestFapiaoCall, {
    refresh: false,
    onSuccess: ({ id, number }) => {
      toast(t("new.done", { number }));
      router.push(`/account/fapiao/${id}`);
    },
  });
  const form = useForm({
    schema,
    initial: { profileId: profiles[0]?.id ?? "", kind: "ordinary" },
    fixed: { itemIds: picked.map(({ id }) => id), amountFen: amountFen.toString() },
    onSubmit: ask.run,
  });
  const profile = profiles.find(({ id }) => id === form.typed.profileId);
  const special = profile?.special === true;
  const choose = (id: string) => {
    form.set("profileId", id);
    // What the other could have may be impossible for this one.
    if (profiles.find((one) => one.id === id)?.special !== true) form.set("kind", "ordinary");
  };
  const tick = (id: string, on: boolean) => setChosen(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  const buyer = form.choice("profileId", t("new.buyer"));
  const [editing, setEditing] = useState<"new" | FapiaoProfileView>();
  const saved = ({ id }: { id: string }) => {
    form.set("profileId", id);
    setEditing(undefined);
  };
  return (
    <>
      <form noValidate onSubmit={form.submit}>
        <FormSummary {...form.summary} />
        <Section title={t("new.items")} lead={t("new.itemsLead")}>
          {askable.length > 1 && (
            <Checkbox
              label={t("new.all")}
              checked={picked.length === askable.length}
              onChange={({ target }) => setChosen(target.checked ? askable.map(({ id }) => id) : [])}
            />
          )}
          <ul className="*:border-t *:border-rule *:first:border-t-0">
            {items.map((item) => (
              <li key={item.id}>
                <ItemChoice
                  item={item}
                  one={ones[item.productLine] ?? ""}
                  checked={chosen.includes(item.id)}
                  onTick={(on) => tick(item.id, on)}
                />
              </li>
            ))}
          </ul>
          {more && <p className="mt-2 text-sm text-ink-2">{t("new.more")}</p>}
        </Section>
        <Section title={t("new.buyer")} lead={t("new.buyerLead")}>
          {profiles.length === 0 ? (
            // Says the same, as the fault of the field, once it is missed.
            <div className="mb-3">
              {buyer.error ? (
                <FieldNote id={undefined} error={t("new.noProfile")} />
              ) : (
                <p className="text-ink-2">{t("new.noProfile")}</p>
              )}
            </div>
          ) : (
            <RadioGroup
              {...buyer}
              hideLegend
              onChange={choose}
              options={profiles.map(({ id, title, taxNumber }) => ({
                value: id,
                label: <span className="wrap-anywhere">{title}</span>,
                hint: taxNumber ? <span className="mono-value">{taxNumber}</span> : t("new.person"),
              }))}
            />
          )}
          <Button
            small
            className="mt-2"
            // What the summary of errors leads to while there is no profile to choose.
            {...(profiles.length === 0 ? { id: buyer.id } : {})}
            onClick={() => setEditing("new")}
          >
            {t("new.add")}
          </Button>
        </Section>
        <Section title={t("new.kind")}>
          <RadioGroup
            {...form.choice("kind", t("new.kind"))}
            hideLegend
            options={[
              { value: "ordinary", label: t("kinds.ordinary"), hint: t("new.ordinaryHint") },
              {
                value: "special",
                label: t("kinds.special"),
                hint: t(
                  special
                    ? "new.specialHint"
                    : profile?.kind === "company"
                      ? "new.specialIncomplete"
                      : "new.specialPerson",
                ),
                disabled: !special,
              },
            ]}
          />
          {profile?.kind === "company" && !special && (
            <Button small className="mt-2" onClick={() => setEditing(profile)}>
              {t("new.change")}
            </Button>
          )}
        </Section>
        <Section title={t("new.sum")} lead={t("new.count", { count: picked.length })}>
          <p className="mb-4">
            <Money fen={amountFen} large total />
          </p>
          <Button kind="go" type="submit" busy={form.busy} disabled={picked.length === 0}>
            {picked.length > 0 ? t("new.submitAmount", { amount: formatFen(amountFen) }) : t("new.submit")}
          </Button>
          {picked.length === 0 && <FieldNote id={undefined} hint={t("new.itemsLead")} />}
        </Section>
      </form>
      {/* Beside the form: a form must not stand within another. */}
      <Dialog
        open={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={t(editing === "new" ? "profiles.addTitle" : "profiles.changeTitle")}
      >
        {editing && <FapiaoProfileForm profile={editing === "new" ? undefined : editing} email={email} done={saved} />}
      </Dialog>
    </>
  );
}

interface ChoiceProps {
  item: FapiaoItemView;
  one: string;
  checked: boolean;
  onTick: (on: boolean) => void;
}

/** An item to choose, with its sum; one that can't be asked for says why. */
function ItemChoice({ item, one, checked, onTick }: ChoiceProps) {
  const t = useTranslations("fapiao");
  const { fault } = item;
  const about = [
    t("new.of", { number: item.orderNumber }),
    ...(item.refundedFen > 0n && fault === null ? [t("new.left", { amount: formatFen(item.refundedFen) })] : []),
  ].join(" · ");
  const label = (
    <span className="flex justify-between gap-x-4">
      <span className="min-w-0 wrap-anywhere">
        <InvoicedItem item={item} one={one} />
      </span>
      <Money fen={fault === null ? item.leftFen : item.priceFen} />
    </span>
  );
  return (
    <Checkbox
      className="[&_label>span]:flex-1"
      label={label}
      hint={fault === null ? about : t(`faults.${fault}`, { number: item.request?.number ?? "" })}
      checked={fault === null && checked}
      disabled={fault !== null}
      onChange={({ target }) => onTick(target.checked)}
    />
  );
}
