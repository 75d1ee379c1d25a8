"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Contract } from "@/lib/http/contract";
import type { CallOutput, ContractCall } from "../call-contract";
import { toast } from "../ui/toast/toast";
import type { FileLimits } from "./check-files";
import { useFiles } from "./use-files";
import { useMessage } from "./use-message";

interface Options<C extends Contract> {
  limits: FileLimits;
  /** "serviceId:…" or "orderId:…": what is chosen at first. */
  about?: string;
  /** The page of the new ticket, and the sentence of a toast. */
  opened: (ticket: CallOutput<C>) => { href: string; done: string };
}

/** What the forms that open a ticket share: what it is about, its files, and the way to its page once it is sent. */
export function useNewTicket<C extends Contract>(call: ContractCall<C>, { limits, about = "", opened }: Options<C>) {
  const router = useRouter();
  const [chosen, choose] = useState(about);
  const files = useFiles(limits);
  const message = useMessage(call, files, {
    refresh: false,
    onSuccess: (ticket) => {
      const { href, done } = opened(ticket);
      toast(done);
      router.push(href);
      router.refresh();
    },
  });
  const [kind = "", id] = chosen.split(":");
  return {
    files,
    share: message.share,
    about: { value: chosen, onChange: (event: { target: { value: string } }) => choose(event.target.value) },
    /** @param input all but the files and what it is about */
    send: (input: object) => message.send({ ...input, ...(id ? { [kind]: id } : {}) }),
  };
}
