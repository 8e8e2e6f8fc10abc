// Style sheets against the oldest browser that the archive is for, by MDN's compatibility data.
//
//   node stylesheets.mjs SHEET…                 fails on what that browser does not know and accepted.json does not name
//   node stylesheets.mjs --seen FOLDER SHEET…   writes each sheet to FOLDER as that browser sees it: what it does not
//                                               know is taken out as it would take it out
//
// What is looked at: properties, their keywords and functions, selectors, at-rules, features of @media. What stands
// in @supports is left to @supports. Nothing is guessed: what the data does not know is passed over.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { createRequire } from "node:module";
import * as csstree from "css-tree";

const require = createRequire(import.meta.url);
const data = require("@mdn/browser-compat-data").css;
const { browserslist } = require("./package.json");
const [browser, oldest] = browserslist[0].split(" ");

const isBy = (version) => typeof version === "string" && parseFloat(version.replace("≤", "")) <= Number(oldest);

// A statement of support counts where it needs no prefix, no other name and no flag.
function isKnown(entry) {
  const support = entry?.__compat?.support?.[browser];
  if (!support) return true;
  return [support].flat().some((one) => {
    if (one.prefix || one.alternative_name || one.flags || isBy(one.version_removed)) return false;
    return isBy(one.version_added);
  });
}

// Functions of values, wherever the data has them.
const functions = { ...data.types, ...data.types.color };

// The data has units of one kind together.
function unitOf(unit) {
  if (/^cq/.test(unit)) return "container_query_length_units";
  const kinds = { d: "dynamic", l: "large", s: "small" };
  const viewport = /^([dls])v(w|h|i|b|min|max)$/.exec(unit);
  return viewport ? `viewport_percentage_units_${kinds[viewport[1]]}` : unit;
}

function unknownInValue(property, value) {
  const entry = data.properties[property];
  const found = [];
  csstree.walk(value, (node) => {
    if (node.type === "Function" && !isKnown(functions[node.name])) found.push(`${node.name}()`);
    if (node.type === "Identifier" && !isKnown(entry?.[node.name])) found.push(`${property}: ${node.name}`);
    if (node.type === "Dimension" && !isKnown(data.types.length[unitOf(node.unit)])) found.push(node.unit);
  });
  // A thickness in the shorthand takes the whole declaration along.
  if (property === "text-decoration" && !isKnown(entry.includes_thickness)) {
    csstree.walk(value, (node) => {
      if (["Dimension", "Percentage"].includes(node.type)) found.push("text-decoration: thickness");
    });
  }
  return [...new Set(found)];
}

function unknownInDeclaration(node) {
  if (node.property.startsWith("--")) return [];
  const name = node.property;
  if (name.startsWith("-")) return [];
  if (!data.properties[name]) return [name];
  return isKnown(data.properties[name]) ? unknownInValue(name, node.value) : [name];
}

function unknownInSelector(selector) {
  const found = [];
  csstree.walk(selector, (node) => {
    if (node.type === "NestingSelector") found.push("&");
    if (node.type !== "PseudoClassSelector" && node.type !== "PseudoElementSelector") return;
    const entry = data.selectors[node.name];
    if (!isKnown(entry)) found.push(`:${node.name}`);
    const list = node.children?.first;
    if (list?.type === "SelectorList" && list.children.size > 1 && !isKnown(entry?.selector_list))
      found.push(`:${node.name}(a, b)`);
  });
  return found;
}

function unknownInAtrule(node) {
  const entry = data["at-rules"][node.name];
  if (!isKnown(entry)) return [`@${node.name}`];
  const found = [];
  if (node.name === "media" && node.prelude)
    csstree.walk(node.prelude, (part) => {
      if (part.type === "Feature" && !isKnown(entry[part.name])) found.push(`@media (${part.name})`);
      if (part.type === "FeatureRange" && !isKnown(entry.range_syntax)) found.push("@media (a < b)");
    });
  return found;
}

// The condition of @supports as that browser answers it: only what is asked of selectors and declarations is known.
function isSupported(prelude) {
  let answer = true;
  csstree.walk(prelude, (node) => {
    if (node.type === "SupportsDeclaration" && unknownInDeclaration(node.declaration).length) answer = false;
    if (node.type === "Declaration" && unknownInDeclaration(node).length) answer = false;
    if (node.type === "FeatureFunction" && node.feature === "selector" && unknownInSelector(node.value).length) answer = false;
  });
  return /^\s*not\b/.test(csstree.generate(prelude)) ? !answer : answer;
}

function examine(sheet, text) {
  const tree = csstree.parse(text, { positions: true, filename: sheet, parseCustomProperty: false });
  const unknown = [];
  strip(tree, sheet, unknown);
  return { unknown, seen: csstree.generate(tree) };
}

// Take out of a tree what the browser does not know, and put it on the list.
function strip(tree, sheet, unknown) {
  const tell = (node, names) => names.forEach((name) => unknown.push({ name, at: `${basename(sheet)}:${node.loc.start.line}` }));
  function dropped(names, node, item, list) {
    tell(node, names);
    if (names.length) list.remove(item);
    return names.length > 0;
  }
  csstree.walk(tree, {
    enter(node, item, list) {
      if (node.type === "Atrule" && node.name === "supports") {
        // What it lets pass stands there without the question: whoever reads it as seen may answer otherwise.
        if (isSupported(node.prelude)) {
          strip(node.block, sheet, unknown);
          list.insertList(node.block.children, item);
        }
        list.remove(item);
        return this.skip;
      }
      if (node.type === "Atrule") {
        // In @page and @font-face stand descriptors, not properties.
        const isOfDescriptors = ["page", "font-face", "counter-style", "property"].includes(node.name);
        if (dropped(unknownInAtrule(node), node, item, list) || isOfDescriptors) return this.skip;
      }
      if (node.type === "Rule") {
        const names = node.prelude.type === "SelectorList" ? unknownInSelector(node.prelude) : [];
        if (dropped(names, node, item, list)) return this.skip;
      }
      if (node.type === "Declaration") {
        const names = unknownInDeclaration(node);
        const hasVariable = csstree.find(node.value, (part) => part.type === "Function" && part.name === "var");
        // With a variable in it, it is found wrong too late to fall back on the one before it.
        if (names.length && hasVariable && !names.includes(node.property)) {
          tell(node, names);
          node.value = csstree.parse("unset", { context: "value" });
        } else dropped(names, node, item, list);
        return this.skip;
      }
    },
  });
}

const [first, ...rest] = process.argv.slice(2);
const isSeen = first === "--seen";
const sheets = isSeen ? rest.slice(1) : [first, ...rest];
const told = new Map();
for (const sheet of sheets) {
  const { unknown, seen } = examine(sheet, readFileSync(sheet, "utf8"));
  if (isSeen) writeFileSync(join(rest[0], basename(sheet)), seen);
  for (const { name, at } of unknown) told.set(name, [...(told.get(name) ?? []), at]);
}
if (!isSeen) {
  const accepted = require("./accepted.json");
  const refused = [...told].sort().filter(([name]) => !(name in accepted));
  for (const [name, places] of refused) console.error(`${name}: not in ${browser} ${oldest}: ${places.join(" ")}`);
  const idle = Object.keys(accepted).filter((name) => !told.has(name));
  for (const name of idle) console.error(`${name}: accepted.json names it, and no sheet has it any more`);
  process.exitCode = refused.length || idle.length ? 1 : 0;
  console.log(`${sheets.length} style sheets: ${told.size} things unknown to ${browser} ${oldest}, ${refused.length} of them not accepted`);
}
