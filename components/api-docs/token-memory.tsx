"use client";

import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState } from "react";
import { TextInput } from "../ui/field/text-input";
import { Section } from "../ui/section";

const Token = createContext("");

/** The token that was pasted into this page; "" before that. */
export const usePastedToken = () => useContext(Token);

/** The field for the token by which operations are tried. It is kept in this page's memory alone: a reload forgets it. */
export function TokenMemory({ children }: { children: ReactNode }) {
  const t = useTranslations("apiConsole");
  const [token, setToken] = useState("");
  return (
    <Token.Provider value={token.trim()}>
      <Section title={t("title")} lead={t("lead")}>
        <div className="max-w-136">
          <TextInput
            {...{ id: "token", label: t("token"), hint: t("tokenHint"), mono: true, type: "password" }}
            autoComplete="off"
            value={token}
            onChange={(event) => setToken(event.target.value)}
          />
        </div>
      </Section>
      {children}
    </Token.Provider>
  );
}
