"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { leavePage } from "../../form/unsaved-changes";
import { Dialog } from "../../ui/dialog";
import { TextInput } from "../../ui/field/text-input";
import { type FoundGroup, useFoundGroups } from "./found-groups";
import { useStaffSearch } from "./use-staff-search";

interface Props {
  open: boolean;
  onClose: () => void;
}

/** One search over orders, customers, services, transfers and tickets; it begins anew each time it opens. */
export function StaffSearchDialog({ open, onClose }: Props) {
  const t = useTranslations("staff-search");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <SearchField onClose={onClose} />
    </Dialog>
  );
}

/**
 * The field and what it finds, by keyboard: the focus stays in the field, the arrow keys choose, Enter opens. A combobox whose list is
 * always shown (ARIA Authoring Practices), so nothing has to be placed or closed.
 */
function SearchField({ onClose }: Pick<Props, "onClose">) {
  const t = useTranslations("staff-search");
  const router = useRouter();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [chosenId, setChosenId] = useState("");
  const [enteredEarly, setEnteredEarly] = useState(false);
  const { q, found, failure, waiting } = useStaffSearch(typed);
  const groupsOf = useFoundGroups();
  const groups = found ? groupsOf(found, q) : [];
  const options = groups.flatMap((group) => optionsOf(group));
  const count = groups.reduce((sum, group) => sum + group.options.length, 0);
  // The first one is chosen until an arrow key chooses another.
  const place = Math.max(
    0,
    options.findIndex(({ id }) => id === chosenId),
  );
  const chosen = options[place];

  const open = (href: string) => {
    onClose();
    leavePage(() => router.push(href));
  };
  // Enter right after the last letter opens what is found, once it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the end of the waiting opens
  useEffect(() => {
    if (waiting || !enteredEarly) return;
    setEnteredEarly(false);
    if (chosen) open(chosen.href);
  }, [waiting, enteredEarly]);
  const move = (by: number) => {
    const next = options[(place + by + options.length) % options.length];
    if (!next) return;
    setChosenId(next.id);
    document.getElementById(next.id)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and arrows that choose among an input method's suggestions.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && waiting) setEnteredEarly(true);
    else if (event.key === "Enter" && chosen) open(chosen.href);
    else return;
    event.preventDefault();
  };
  const answer = found === null ? "" : options.length === 0 ? t("none") : t("count", { count });
  return (
    <>
      <TextInput
        label={t("label")}
        hint={t("hint")}
        error={failure}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setEnteredEarly(false);
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen?.id}
        aria-autocomplete="list"
        autoComplete="off"
        data-unkept
        spellCheck={false}
        maxLength={100}
      />
      <p role="status" className="text-sm text-ink-3">
        {waiting ? t("waiting") : answer}
      </p>
      {chosen && <FoundList id={list} label={t("results")} groups={groups} chosenId={chosen.id} onOpen={open} />}
    </>
  );
}

const optionsOf = ({ options, all }: FoundGroup) => (all ? [...options, all] : options);

interface ListProps {
  id: string;
  label: string;
  groups: readonly FoundGroup[];
  chosenId: string;
  onOpen: (href: string) => void;
}

/** The options. They take no focus: the field says which one is chosen. */
function FoundList({ id, label, groups, chosenId, onOpen }: ListProps) {
  return (
    <div role="listbox" id={id} aria-label={label} className="max-h-[50dvh] overflow-y-auto overscroll-contain">
      {groups.map((group) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
        <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
          <p id={`${id}-${group.id}`} role="presentation" className="pt-3 pb-1 text-sm text-ink-3 staff:text-xs">
            {group.title}
          </p>
          {optionsOf(group).map((option) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field's Enter does it
            <div
              key={option.id}
              id={option.id}
              role="option"
              tabIndex={-1}
              aria-selected={option.id === chosenId}
              className="flex min-h-control cursor-pointer flex-wrap items-baseline gap-x-3 rounded-sm px-2 py-1 hover:bg-sunk aria-selected:bg-accent-soft"
              onClick={() => onOpen(option.href)}
            >
              <span className="wrap-anywhere">{option.title}</span>
              <span className="text-sm text-ink-2">{option.detail}</span>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
