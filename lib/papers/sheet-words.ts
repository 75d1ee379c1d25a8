import { createTranslator } from "next-intl";
import en from "@/messages/en/papers.json";
import zh from "@/messages/zh/papers.json";

/** The words of a printed paper, which always has both languages. */
export const sheetWords = {
  zh: createTranslator({ locale: "zh", messages: zh, namespace: "sheet" }),
  en: createTranslator({ locale: "en", messages: en, namespace: "sheet" }),
};
