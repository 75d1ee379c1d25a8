import { cva } from "class-variance-authority";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { AttachmentView } from "@/lib/tickets/contract";
import { Time } from "../text/time";
import { cn } from "../ui/cn";
import { Icon, type IconName } from "../ui/icon";
import { sizeText } from "./check-files";

const message = cva(
  "grid gap-x-8 gap-y-1 border-t border-rule py-5 first:border-t-0 first:pt-0 print:break-inside-avoid staff:py-3.5",
  {
    variants: {
      wide: { true: "lg:grid-cols-[var(--spacing-gutter)_minmax(0,1fr)]" },
    },
  },
);

/**
 * The line on the left says what a message is to the reader: what waits for an answer is orange. What the customer never sees, notes and
 * what goes between staff and the upstream, stands on another ground; plum where a person must decide.
 */
const body = cva("min-w-0 border-l-3 pl-4", {
  variants: {
    look: {
      own: "border-transparent",
      other: "border-edge",
      waits: "border-accent",
      note: "border-warn bg-warn-soft py-2 pr-3",
      upstream: "border-edge bg-sunk py-2 pr-3",
      unsure: "border-unsure bg-unsure-soft py-2 pr-3",
    },
  },
});
export type MessageLook = "own" | "other" | "waits" | "note" | "upstream" | "unsure";

interface Props {
  author: ReactNode;
  /** How the author stands to the ticket; quieter, behind the name. */
  role?: ReactNode;
  icon?: IconName;
  at: Date;
  byMail?: boolean;
  text: string;
  look: MessageLook;
  attachments?: readonly AttachmentView[];
  /** Where a file is; its id is added. */
  filesAt: string;
  /** The author stands in the gutter on a wide window, as headings of sections do. */
  wide?: boolean;
  /** To link to it. */
  id?: string;
  /** Below the text: what can be done with it. */
  children?: ReactNode;
}

/** One message of a ticket's thread: who, when, the text as it was written, and its files. An `li`. */
export function Message(props: Props) {
  const { author, role, icon, at, byMail, text, look, attachments = [], filesAt, wide, id, children } = props;
  const t = useTranslations("tickets.thread");
  return (
    <li className={cn(message({ wide }), "scroll-mt-4")} id={id} data-message={look}>
      <header className={cn("flex flex-wrap items-baseline gap-x-2", wide && "lg:flex-col")}>
        <h3 className="text-body font-strong wrap-anywhere">
          {icon && <Icon name={icon} className="mr-1" />}
          {author}
        </h3>
        {role && <span className="text-sm text-ink-2 staff:text-xs">{role}</span>}
        <span className="text-sm text-ink-3 staff:text-xs">
          <Time at={at} />
          {byMail && ` ${t("byMail")}`}
        </span>
      </header>
      <div className={body({ look })}>
        <p className="max-w-text wrap-anywhere whitespace-pre-wrap">{text}</p>
        {attachments.length > 0 && (
          <ul aria-label={t("files")} className="mt-3 flex flex-wrap items-end gap-x-5 gap-y-2 text-sm">
            {attachments.map((file) => (
              <AttachedFile key={file.id} file={file} href={`${filesAt}/${file.id}`} />
            ))}
          </ul>
        )}
        {children}
      </div>
    </li>
  );
}

/** A file of a message: pictures are seen, everything else is downloaded. */
function AttachedFile({ file, href }: { file: AttachmentView; href: string }) {
  const isPicture = file.mediaType.startsWith("image/");
  return (
    <li className="min-w-0">
      <a
        className={isPicture ? "block wrap-anywhere" : "reach wrap-anywhere"}
        href={href}
        target={isPicture ? "_blank" : undefined}
        rel={isPicture ? "noopener" : undefined}
        download={isPicture ? undefined : file.name}
      >
        {isPicture ? (
          // biome-ignore lint/performance/noImgElement: sealed, per request, never to be cached or optimised
          <img
            className="mb-1 block h-32 max-w-full rounded-sm border border-rule bg-surface object-contain"
            src={href}
            alt=""
            loading="lazy"
          />
        ) : (
          <Icon name="file" className="mr-1.5 text-ink-3" />
        )}
        {file.name}
      </a>{" "}
      <span className="figures text-ink-3">{sizeText(file.byteCount)}</span>
    </li>
  );
}
