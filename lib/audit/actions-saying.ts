import "server-only";
import { languages } from "@/messages/languages";
import { loadMessages, type Messages } from "@/messages/load";

const CONTROLS = /Line$/;

/** The actions whose sentence, in any language, contains a text: what the list shows instead of their codes. */
export async function actionsSaying(text: string): Promise<string[]> {
  const sentences = (await Promise.all(languages.map(loadMessages))).flatMap(sentencesOf);
  const wanted = text.toLowerCase();
  return [...new Set(sentences.flatMap(([action, said]) => (said.toLowerCase().includes(wanted) ? [action] : [])))];
}

/** Each action with its sentence; the controls of a product line with their titles. */
function sentencesOf(all: Messages): [action: string, sentence: string][] {
  const actions = Object.entries(treeOf(treeOf(all.audit).action)).flatMap(([area, verbs]) =>
    Object.entries(treeOf(verbs)).map(([verb, sentence]): [string, string] => [`${area}.${verb}`, String(sentence)]),
  );
  const controls = Object.keys(all)
    .filter((name) => CONTROLS.test(name))
    .flatMap((name) => Object.entries(treeOf(treeOf(all[name]).controls)))
    .map(([id, texts]): [string, string] => [`controls.${id}`, String(treeOf(texts).title)]);
  return [...actions, ...controls];
}

const treeOf = (part: Messages | string | undefined): Messages => (typeof part === "object" ? part : {});
