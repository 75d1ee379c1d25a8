export { TransferDialog } from "./transfer-dialog";
export { WhoisDialog } from "./whois-dialog";
