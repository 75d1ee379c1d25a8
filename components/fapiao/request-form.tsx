"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { CheckedField } from "@/components/form/use-checked-form";
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
  /** All of them are chosen beforehand: they are of the order that the customer came from. */
  preselect: boolean;
  /** What one product of each item's product line is called. */
  ones: Readonly<Record<string, string>>;
  /** There are more that can be asked for. */
  more: boolean;
  profiles: readonly FapiaoProfileView[];
  email: string;
}

/** Asks for a tax invoice: the items, whom it is made out to, its kind, and the sum. */
export function RequestForm({ items, preselect, ones, more, profiles, email }: Props) {
  const t = useTranslations("fapiao");
  const router = useRouter();
  const askable = items.filter(({ fault }) => fault === null);
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    preselect || askable.length === 1 ? askable.map(({ id }) => id) : [],
  );
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
  // Its value is one of the fixed parts; the field is where its fault stands.
  const itemIds = form.field("itemIds", t("new.items"));
  const profile = profiles.find(({ id }) => id === form.typed.profileId);
  const special = profile?.special === true;
  const choose = (id: string) => {
    form.set("profileId", id);
    // What the other could have may be impossible for this one.
    if (profiles.find((one) => one.id === id)?.special !== true) form.set("kind", "ordinary");
  };
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
        <ChooseItems {...{ items, askable, ones, more, picked, onChoose: setChosen }} field={itemIds} />
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
          <Button kind="go" type="submit" busy={form.busy} disabled={askable.length === 0}>
            {picked.length > 0 ? t("new.submitAmount", { amount: formatFen(amountFen) }) : t("new.submit")}
          </Button>
          {askable.length === 0 && <FieldNote id={undefined} hint={t("new.none")} />}
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

interface ItemsProps extends Pick<Props, "items" | "ones" | "more"> {
  /** Those without a fault, and those of them that are chosen. */
  askable: readonly FapiaoItemView[];
  picked: readonly FapiaoItemView[];
  onChoose: (ids: readonly string[]) => void;
  field: CheckedField;
}

/** The items to choose from; that none is chosen is said at the first control. */
function ChooseItems({ items, askable, ones, more, picked, onChoose, field }: ItemsProps) {
  const t = useTranslations("fapiao");
  const mended = picked.length > 0 && field.error !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: checked again once something is chosen
  useEffect(() => {
    if (mended) field.onChange(undefined);
  }, [mended]);
  const ids = picked.map(({ id }) => id);
  const fault = { id: field.id, error: field.error };
  return (
    <Section title={t("new.items")} lead={t("new.itemsLead")}>
      {askable.length > 1 && (
        <Checkbox
          {...fault}
          label={t("new.all")}
          checked={picked.length === askable.length}
          onChange={({ target }) => onChoose(target.checked ? askable.map(({ id }) => id) : [])}
        />
      )}
      <ul className="*:border-t *:border-rule *:first:border-t-0">
        {items.map((item) => (
          <li key={item.id}>
            <ItemChoice
              {...(askable.length === 1 && item === askable[0] ? fault : {})}
              item={item}
              one={ones[item.productLine] ?? ""}
              checked={ids.includes(item.id)}
              onTick={(on) => onChoose(on ? [...ids, item.id] : ids.filter((one) => one !== item.id))}
            />
          </li>
        ))}
      </ul>
      {more && <p className="mt-2 text-sm text-ink-2">{t("new.more")}</p>}
    </Section>
  );
}

interface ChoiceProps {
  item: FapiaoItemView;
  one: string;
  id?: string;
  error?: string;
  checked: boolean;
  onTick: (on: boolean) => void;
}

/** An item to choose, with its sum; one that can't be asked for says why. */
function ItemChoice({ item, one, id, error, checked, onTick }: ChoiceProps) {
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
      id={id}
      error={error}
      label={label}
      hint={fault === null ? about : t(`faults.${fault}`, { number: item.request?.number ?? "" })}
      checked={fault === null && checked}
      disabled={fault !== null}
      onChange={({ target }) => onTick(target.checked)}
    />
  );
}
