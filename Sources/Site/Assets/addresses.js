const imageSyntax = (() => {
  const component = "[a-z0-9]+(?:(?:\\.|__|_|-+)[a-z0-9]+)*";
  const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
  const domain = `${label}(?:\\.${label})*(?::[0-9]+)?`;
  const tag = "[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}";
  return new RegExp(`^(${component}(?:/${component})*|${domain}(?:/${component})+)(?::${tag})?$`);
})();

/** Accepts a reference to an OCI image. */
function acceptImage(text) {
  const at = text.indexOf("@");
  if (at >= 0 && !isDigest(text.slice(at + 1))) return refusedValue("malformed");
  const match = imageSyntax.exec(at < 0 ? text : text.slice(0, at));
  if (!match) return refusedValue("malformed");
  return match[1].length > 255 ? refusedValue("tooLong", { limit: "255" }) : { text };
}

function isDigest(text) {
  const colon = text.indexOf(":");
  if (colon < 0) return false;
  const [algorithm, encoded] = [text.slice(0, colon), text.slice(colon + 1)];
  const lengths = { sha256: 64, blake3: 64, sha384: 96, sha512: 128 };
  if (Object.hasOwn(lengths, algorithm)) {
    return encoded.length === lengths[algorithm] && /^[0-9a-f]+$/.test(encoded);
  }
  return /^[A-Za-z][A-Za-z0-9]*([+._-][A-Za-z][A-Za-z0-9]*)*$/.test(algorithm) && /^[0-9A-Fa-f]{32,}$/.test(encoded);
}

const urlSyntax = (() => {
  const encoded = (extra) => `(?:[A-Za-z0-9._~!$&'()*+,;=${extra}-]|%[0-9A-Fa-f]{2})*`;
  return {
    whole: /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/,
    user: new RegExp(`^${encoded(":")}$`),
    host: new RegExp(`^${encoded("")}$`),
    path: new RegExp(`^${encoded(":@/")}$`),
    query: new RegExp(`^${encoded(":@/?")}$`),
    future: /^[vV][0-9A-Fa-f]+\.[A-Za-z0-9._~!$&'()*+,;=:-]+$/,
  };
})();

/** Whether a text is a URL with a scheme and an authority (RFC 3986). */
function isURL(text) {
  const match = urlSyntax.whole.exec(text);
  if (!match) return false;
  const [, scheme, authority, path, query = "", fragment = ""] = match;
  return (
    isAuthority(authority, scheme.toLowerCase() === "file") &&
    urlSyntax.path.test(path) && urlSyntax.query.test(query) && urlSyntax.query.test(fragment)
  );
}

function isAuthority(text, mayBeEmpty) {
  let rest = text;
  const at = rest.indexOf("@");
  if (at >= 0) {
    if (!urlSyntax.user.test(rest.slice(0, at))) return false;
    rest = rest.slice(at + 1);
  }
  let host = rest;
  const colon = rest.indexOf(":", Math.max(rest.lastIndexOf("]"), 0));
  if (colon >= 0) {
    const port = rest.slice(colon + 1);
    if (!/^[0-9]*$/.test(port) || (port !== "" && BigInt(port) > 65535n)) return false;
    host = rest.slice(0, colon);
  }
  return host === "" ? mayBeEmpty && text === "" : isHost(host);
}

function isHost(text) {
  if (!text.startsWith("[")) return urlSyntax.host.test(text);
  if (text.length <= 2 || !text.endsWith("]")) return false;
  const address = text.slice(1, -1);
  return isIPv6(address) || urlSyntax.future.test(address);
}

/** Whether a text is an IPv6 address without brackets (RFC 3986, section 3.2.2). */
function isIPv6(text) {
  const gap = text.indexOf("::");
  if (gap < 0) return countGroups(text, true) === 8;
  const before = countGroups(text.slice(0, gap), false);
  const after = countGroups(text.slice(gap + 2), true);
  return before !== null && after !== null && before + after <= 7;
}

function countGroups(text, mayEndInIPv4) {
  if (text === "") return 0;
  const groups = text.split(":");
  const octet = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  let count = 0;
  if (mayEndInIPv4 && new RegExp(`^${octet}(?:\\.${octet}){3}$`).test(groups[groups.length - 1])) {
    groups.pop();
    count = 2;
  }
  return groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group)) ? count + groups.length : null;
}
