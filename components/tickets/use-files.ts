"use client";

import { useTranslations } from "next-intl";
import { type ClipboardEvent, type DragEvent, useRef, useState } from "react";
import { readBase64 } from "../read-base64";
import { type FileLimits, pastedFiles, refusalOf, splitFileFaults } from "./check-files";

export interface ChosenFile {
  id: string;
  name: string;
  file: File;
}

/** A file as the contracts take it. */
interface SentFile {
  name: string;
  content: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * The files that go with a message: chosen, dropped or pasted, refused with a sentence where they can't be sent. Client components that
 * use it need the messages "tickets.files".
 */
export function useFiles(limits: FileLimits) {
  const t = useTranslations("tickets.files");
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const count = useRef(0);

  function add(chosen: readonly File[]): void {
    const taken = [...files];
    const refused: string[] = [];
    for (const file of chosen) {
      // A pasted picture is always called image.png.
      const name = file.name === "image.png" ? t("pasted", { number: taken.length + 1 }) : file.name;
      const sizes = taken.map(({ file: { size } }) => ({ size }));
      const why = refusalOf(file, sizes, limits);
      if (why === undefined) {
        count.current += 1;
        taken.push({ id: String(count.current), name, file });
      } else {
        const mb = (why === "total" ? limits.mostBytesTogether : limits.mostBytes) / MEGABYTE;
        refused.push(t(why, { name, mb, count: limits.most }));
      }
    }
    setFiles(taken);
    setRefusals(refused);
  }

  /** All of them as they are sent, or the sentence that says which can't be read. */
  async function read(): Promise<SentFile[] | string> {
    const sent: SentFile[] = [];
    for (const { name, file } of files) {
      const content = await readBase64(file);
      if (content === null) return t("unreadable", { name });
      sent.push({ name, content });
    }
    return sent;
  }

  /** Shows what the server refuses about them. @returns its errors of other fields. */
  function refuse(fields: Readonly<Record<string, string>>): Record<string, string> {
    const faults = splitFileFaults(
      fields,
      files.map(({ name }) => name),
    );
    setRefusals(faults.files.map((fault) => t("refused", fault)));
    return faults.others;
  }

  return {
    files,
    refusals,
    limits,
    add,
    read,
    refuse,
    remove: (id: string) => {
      setFiles(files.filter((one) => one.id !== id));
      setRefusals([]);
    },
    /** Takes those away that were chosen when this was rendered; what was added since then stays. */
    clear: () => {
      setFiles((now) => now.filter((one) => !files.includes(one)));
      setRefusals([]);
    },
    /** For the form: files can be dropped on it, and screenshots pasted into its fields. */
    drop: {
      onDragOver: (event: DragEvent) => {
        if (event.dataTransfer.types.includes("Files")) event.preventDefault();
      },
      onDrop: (event: DragEvent) => {
        if (event.dataTransfer.files.length === 0) return;
        event.preventDefault();
        add([...event.dataTransfer.files]);
      },
      onPaste: (event: ClipboardEvent) => {
        const pasted = pastedFiles(event.clipboardData);
        if (pasted.length === 0) return;
        event.preventDefault();
        add(pasted);
      },
    },
  };
}

export type Files = ReturnType<typeof useFiles>;
