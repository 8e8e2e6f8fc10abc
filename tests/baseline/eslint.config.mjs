// The scripts' syntax and what they call, against the browser of package.json: Chromium 86 has ECMAScript 2021 but for
// what is named here.
import { createRequire } from "node:module";
import compat from "eslint-plugin-compat";
import esX from "eslint-plugin-es-x";

const { browserslist } = createRequire(import.meta.url)("./package.json");
const browser = Object.fromEntries(
  [
    "window", "document", "history", "location", "navigator", "localStorage", "matchMedia", "fetch", "URL", "URLSearchParams",
    "CSS", "DOMParser", "IntersectionObserver", "addEventListener", "requestAnimationFrame", "setTimeout", "clearTimeout",
    "setInterval", "XMLHttpRequest", "FormData", "Event", "Option",
  ].map((name) => [name, "readonly"]),
);

// Of these only the name is seen, and lists have methods of the same names.
const namesakes = Object.fromEntries(
  Object.keys(esX.rules).filter((rule) => rule.startsWith("no-iterator-prototype-")).map((rule) => [`es-x/${rule}`, "off"]),
);

export default [
  {
    ...esX.configs["flat/restrict-to-es2021"],
    files: ["**/*.js"],
  },
  {
    files: ["**/*.js"],
    languageOptions: { ecmaVersion: 2021, sourceType: "script", globals: browser },
    plugins: { compat, "es-x": esX },
    settings: { "es-x": { aggressive: true }, targets: browserslist, lintAllEsApis: true },
    rules: { ...namesakes, "compat/compat": "error", "no-undef": "error" },
  },
];
