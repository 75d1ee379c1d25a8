import type { DocumentedRequest } from "../documented-request";

const requests: readonly DocumentedRequest[] = [
  { id: "present.openmail", input: { host: "apitesthost", domain: "apitest.com", password: "aaa111" } },
  {
    id: "present.openssl",
    input: { host: "apitesthost", database: "werewolf", password: "aaa111", engine: "mysql" },
    printed: { dbname: "werewolf" }, // the print's five letters are fewer than its own rule asks for
  },
  { id: "present.TicketList", input: {} },
];

export default requests;
