"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { addItemCall } from "@/components/generated/carts";
import { Button } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { FieldNote } from "@/components/ui/field/field";
import { useMutation } from "@/components/use-mutation";
import type { Term } from "@/lib/product-lines/term";

interface Props {
  id: string;
  /** As the customer tells it from others: with its product, unless it is a domain. */
  name: string;
  term: Term;
}

/** Puts the renewal of a service into the cart with one press; then leads there. Other terms are chosen in the cart. */
export function RenewButton({ id, name, term }: Props) {
  const t = useTranslations("account.due");
  const ui = useTranslations("ui");
  const [inCart, setInCart] = useState(false);
  const add = useMutation(addItemCall, {
    refresh: false,
    done: t("added", { name }),
    onSuccess: () => setInCart(true),
  });
  if (inCart || add.failure?.code === "cart.service_in_cart") {
    return (
      <ButtonLink small href="/cart" aria-label={t("toCartWith", { name })}>
        {t("toCart")}
      </ButtonLink>
    );
  }
  const words = ui("term", { years: term.years, months: term.months });
  return (
    <div className="grid justify-items-end gap-1">
      <Button
        small
        busy={add.busy}
        aria-label={t("renewName", { name, term: words })}
        onClick={() => add.run({ action: "renew", serviceId: id, years: term.years, months: term.months })}
      >
        {t("renew", { term: words })}
      </Button>
      <div aria-live="polite" className="text-left">
        <FieldNote id={undefined} error={add.failure?.detail} />
      </div>
    </div>
  );
}
