// The package's file is named in full because "punycode" alone means Node's deprecated built-in.
declare module "punycode/punycode.js" {
  const punycode: typeof import("punycode");
  export default punycode;
}
