"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addItemCall } from "@/components/generated/carts";
import { Money } from "@/components/text/money";
import { Button } from "@/components/ui/button/button";
import { RadioGroup } from "@/components/ui/field/radio-group";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { toast } from "@/components/ui/toast/toast";
import { useMutation } from "@/components/use-mutation";
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
  const add = async (then: "/cart" | "/checkout") => {
    const result = await run({ action: "addPoints", serviceId: id, config: { points: chosen } });
    if (!result.ok) return;
    if (then === "/cart") toast(t("added"));
    router.push(then);
  };
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
        {failure && <Note kind="bad" title={failure.detail} live />}
        <div className="flex flex-wrap gap-3">
          <Button kind="go" busy={busy} disabled={priceFen === null} onClick={() => void add("/cart")}>
            {priceFen === null ? t("none") : t("add", { sum: formatFen(priceFen) })}
          </Button>
          <Button busy={busy} disabled={priceFen === null} onClick={() => void add("/checkout")}>
            {t("buy")}
          </Button>
        </div>
      </div>
    </Section>
  );
}
