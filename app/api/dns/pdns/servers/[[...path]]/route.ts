export {
  pdnsDelete as DELETE,
  pdnsGet as GET,
  pdnsPatch as PATCH,
  pdnsPost as POST,
  pdnsPut as PUT,
} from "@/lib/dns-api/pdns/pdns";
