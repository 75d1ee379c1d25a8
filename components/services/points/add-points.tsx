"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { checkoutPath } from "@/components/cart/checkout-path";
import { ToCart } from "@/components/cart/to-cart";
import { addItemCall } from "@/components/generated/carts";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button/button";
import { FailureNote } from "@/components/ui/failure-note";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
import type { CartItemView } from "@/lib/carts/contract";
import { formatFen } from "@/lib/core/money";
import type { ServicePoints } from "@/lib/points/contract";

interface Props {
  id: string;
  points: Pick<ServicePoints, "left" | "offers">;
}

/** Buys more points for a service: how many, at which price, into the cart or straight to the checkout. */
export function AddPoints({ id, points: { left, offers } }: Props) {
  const t = useTranslations("services.points");
  const unit = useTranslations("ui.unit");
  const router = useRouter();
  const first = offers.find(({ priceFen }) => priceFen !== null);
  const [chosen, setChosen] = useState(String(first?.points ?? ""));
  const { run, busy, failure } = useMutation(addItemCall, { refresh: false });
  const priceFen = offers.find(({ points }) => String(points) === chosen)?.priceFen ?? null;
  const add = (replace: boolean) => run({ action: "addPoints", serviceId: id, config: { points: chosen }, replace });
  const isHere = (item: Pick<CartItemView, "serviceId" | "action">) =>
    item.serviceId === id && item.action === "addPoints";

  async function addToCart() {
    if (!(await add(false)).ok) return;
    toast(t("added"));
    router.push("/cart");
  }

  /** What else is in the cart stays there; points of this service that wait in it give way to those chosen now. */
  async function buyNow() {
    const result = await add(true);
    if (result.ok) router.push(checkoutPath(result.value.items.find(isHere)?.id));
  }

  return (
    <Section title={t("title")} lead={t("lead")} id="points">
      <div className="space-y-5">
        <p className="text-lg">{left === null ? t("unknown") : t("left", { count: left })}</p>
        <div className="max-w-160">
          <RadioGroup
            legend={t("choose")}
            name="points"
            value={chosen}
            onChange={setChosen}
            options={offers.map((offer) => ({
              value: String(offer.points),
              label: unit("point", { n: offer.points }),
              end: offer.priceFen === null ? t("noPrice") : <Money fen={offer.priceFen} />,
              disabled: offer.priceFen === null,
            }))}
          />
        </div>
        <FailureNote failure={failure}>
          <ToCart failure={failure}>{t("toCart")}</ToCart>
        </FailureNote>
        <div className="flex flex-wrap gap-3">
          <Button kind="go" busy={busy} disabled={priceFen === null} onClick={() => void addToCart()}>
            {priceFen === null ? t("none") : t("add", { sum: formatFen(priceFen) })}
          </Button>
          <Button busy={busy} disabled={priceFen === null} onClick={() => void buyNow()}>
            {t("buy")}
          </Button>
        </div>
      </div>
    </Section>
  );
}
