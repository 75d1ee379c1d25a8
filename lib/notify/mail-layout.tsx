import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Html } from "@react-email/html";
import { Text } from "@react-email/text";
import { htmlLang, type Language } from "@/messages/languages";
import type { MailContent } from "./template";

/** A mail's parts in the order in which they are read. */
export interface LaidOut extends Required<Pick<MailContent, "subject" | "facts" | "after">> {
  before: readonly string[];
  action: MailContent["action"];
  shop: string;
  contact: string;
}

/**
 * Media queries, which inline styles can't express; the colours are those of app/styles/tokens.css. Mail programs that ignore a
 * style
 * element keep the inline styles: light, with the label beside the value.
 */
const CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground, .ground td { background-color: #161513 !important; color: #ece8e1 !important; }
  .ground .quiet { color: #b5aea2 !important; }
  .ground .rule { border-color: #33302b !important; }
  .ground .button { background-color: #f79a33 !important; color: #2a1602 !important; }
}
@media (max-width: 480px) {
  .facts td { display: block !important; padding: 0 !important; }
  .facts .value { padding-bottom: 12px !important; }
}
`;

const RULE = "1px solid #e3dfd8";
const ground = {
  backgroundColor: "#faf9f7",
  color: "#211e1a",
  fontFamily: "-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif",
};
const paragraph = { margin: "0 0 16px", fontSize: 16, lineHeight: "26px", overflowWrap: "anywhere" } as const;
const quiet = { ...paragraph, fontSize: 13, lineHeight: "21px", color: "#5b564e" } as const;
const cell = {
  padding: "4px 0",
  fontSize: 16,
  lineHeight: "26px",
  verticalAlign: "top",
  overflowWrap: "anywhere",
} as const;
const button = {
  padding: "12px 20px",
  borderRadius: 4,
  backgroundColor: "#f58f1d",
  color: "#2a1602",
  fontSize: 16,
  fontWeight: 600,
} as const;

/** The one layout of all mails. */
export function MailLayout({
  subject,
  before,
  facts,
  action,
  after,
  shop,
  contact,
  locale,
}: LaidOut & { locale: Language }) {
  return (
    <Html lang={htmlLang[locale]}>
      <Head>
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>{subject}</title>
        <style>{CSS}</style>
      </Head>
      <Body className="ground" style={{ ...ground, margin: 0, padding: "32px 20px" }}>
        <Container style={{ maxWidth: 560 }}>
          <Text
            className="rule"
            style={{ ...paragraph, margin: "0 0 24px", paddingBottom: 12, borderBottom: RULE, fontWeight: 600 }}
          >
            {shop}
          </Text>
          <Paragraphs texts={before} style={paragraph} />
          {facts.length > 0 && <Facts facts={facts} />}
          {action && (
            <>
              <Text style={{ ...paragraph, margin: "24px 0" }}>
                <Button className="button" href={action.url} style={button}>
                  {action.label}
                </Button>
              </Text>
              <Text className="quiet" style={quiet}>
                {action.url}
              </Text>
            </>
          )}
          <Paragraphs texts={after} style={quiet} className="quiet" />
          <Text className="quiet rule" style={{ ...quiet, margin: "32px 0 0", paddingTop: 12, borderTop: RULE }}>
            {shop}
            <br />
            {contact}
          </Text>
        </Container>
      </Body>
    </Html>
  );
}

function Paragraphs({
  texts,
  ...look
}: {
  texts: readonly string[];
  style: typeof paragraph | typeof quiet;
  className?: string;
}) {
  return texts.map((text, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once
    <Text key={place} {...look}>
      {text}
    </Text>
  ));
}

function Facts({ facts }: Pick<LaidOut, "facts">) {
  return (
    <table className="facts" role="presentation" cellPadding="0" cellSpacing="0" style={{ margin: "0 0 16px" }}>
      <tbody>
        {facts.map(({ label, value }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a mail is rendered once
          <tr key={place}>
            <td
              className="quiet"
              style={{ ...cell, maxWidth: 220, paddingRight: 16, color: quiet.color, overflowWrap: "break-word" }}
            >
              {label}
            </td>
            <td className="value" style={cell}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
