"use client";

import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { useForm } from "@/components/form/use-form";
import { enterCodeCall, removeCodeCall } from "@/components/generated/carts";
import type { CartView } from "@/lib/carts/contract";
import { Button } from "../ui/button/button";
import { Disclosure } from "../ui/disclosure";
import { TextInput } from "../ui/field/text-input";
import { Note } from "../ui/note";
import { useFocusWhenLost } from "../ui/use-focus-when-lost";
import { useMutation } from "../use-mutation";

const schema = () => import("@/lib/carts/contract").then(({ enterCodeContract }) => enterCodeContract.input);

interface Props {
  promotion: CartView["promotion"];
  /** The cart after a code was entered or removed. */
  onChange: (cart: CartView) => void;
}

/** Where a discount code is entered; once there is one, what it is, why it takes nothing off if so, and its removal. */
export function DiscountCode({ promotion, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const find = () => box.current?.querySelector<HTMLElement>("summary, button");
  useFocusWhenLost(promotion === null, find);
  useFocusWhenLost(promotion !== null, find);
  return (
    <div ref={box} className="mt-4">
      {promotion === null ? <CodeForm onChange={onChange} /> : <EnteredCode {...{ promotion, onChange }} />}
    </div>
  );
}

interface EnteredProps extends Props {
  promotion: NonNullable<Props["promotion"]>;
}

function EnteredCode({ promotion: { code, problem }, onChange }: EnteredProps) {
  const t = useTranslations("cart.code");
  const remove = useMutation(removeCodeCall, { refresh: false, done: t("removed"), onSuccess: onChange });
  const text = useId();
  const button = (
    <Button small busy={remove.busy} onClick={() => void remove.run({})} aria-describedby={text}>
      {t("remove")}
    </Button>
  );
  if (problem !== null) {
    return (
      <Note kind="warn" title={t("useless", { code })} live>
        <p id={text}>{problem}</p>
        <p className="mt-2">{button}</p>
      </Note>
    );
  }
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink-2">
      <span id={text}>{t("entered", { code })}</span>
      {button}
    </p>
  );
}

function CodeForm({ onChange }: Pick<Props, "onChange">) {
  const t = useTranslations("cart.code");
  const enter = useMutation(enterCodeCall, { refresh: false, onSuccess: onChange });
  const form = useForm({ schema, initial: { code: "" }, onSubmit: enter.run });
  return (
    <Disclosure summary={t("ask")} summaryClassName="text-sm text-ink-2">
      <form noValidate onSubmit={form.submit} className="mt-3 grid max-w-104 gap-3">
        <TextInput
          {...form.text("code", t("label"))}
          autoComplete="off"
          autoCapitalize="characters"
          mono
          maxLength={40}
        />
        <p>
          <Button type="submit" busy={form.busy}>
            {t("enter")}
          </Button>
        </p>
      </form>
    </Disclosure>
  );
}
