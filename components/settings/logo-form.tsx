"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { writeLogoCall } from "@/components/generated/settings";
import { Button } from "../ui/button/button";
import { FileButton } from "../ui/button/file-button";
import { Field } from "../ui/field/field";
import { useMutation } from "../use-mutation";

const MAX_BYTES = 1_000_000;

/** The logo of the shop: a chosen file is saved at once; a button removes it. */
export function LogoForm({ logoUrl }: { logoUrl: string | null }) {
  const t = useTranslations("settings.logo");
  const [tooLarge, setTooLarge] = useState(false);
  const write = useMutation(writeLogoCall, { done: t("saved") });

  async function choose(file: File) {
    setTooLarge(file.size > MAX_BYTES);
    if (file.size <= MAX_BYTES) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      let text = "";
      for (const byte of bytes) text += String.fromCharCode(byte);
      await write.run({ imageBase64: btoa(text) });
    }
  }

  const failure = write.failure?.fields.imageBase64 ?? write.failure?.detail;
  return (
    <div className="space-y-4">
      <Field label={t("label")} hint={t("hint")} error={tooLarge ? t("tooLarge") : failure}>
        {(attributes) => (
          <div>
            <FileButton
              id={attributes.id}
              label={t("choose")}
              accept="image/png,image/jpeg,image/webp,image/svg+xml"
              describedBy={attributes["aria-describedby"]}
              invalid={attributes["aria-invalid"]}
              disabled={write.busy}
              onFiles={([file]) => file && choose(file)}
            />
          </div>
        )}
      </Field>
      {logoUrl && (
        <div className="flex flex-wrap items-center gap-3">
          {/* biome-ignore lint/performance/noImgElement: already re-encoded and small */}
          <img className="h-10 max-w-48 object-contain" src={logoUrl} alt={t("alt")} />
          <Button small kind="flat" busy={write.busy} onClick={() => write.run({ imageBase64: null })}>
            {t("remove")}
          </Button>
        </div>
      )}
    </div>
  );
}
