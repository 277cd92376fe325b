/** The words of what a page offers beside its text, in both languages; `{}` is a gap. */

const WORDS = {
  zh: {
    close: "關閉",
    copy: "複製",
    copied: "已複製",
    marked: "已選取，按 Ctrl＋C 或 ⌘C 複製",
    number: "這個數字",
    value: "完整的值",
    computed: "由什麼算出",
    line: "程式碼",
    at: "{} 第 {} 行",
    guards: "由什麼把關",
    locked: "重新計算，和記錄比對",
    readback: "從做好的網頁讀回來比對",
    mnist: "用 MNIST 重新數一次",
    test: "這一章的測試",
    missing: "說明載入失敗，請檢查網路連線。",
    formula: "這個公式",
    numbers: "裡面的數字",
    latex: "LaTeX",
    more: "再點一次，看名詞對照",
    note: "註",
    place: "上次讀到的地方",
    go: "接著讀：{}",
    back: "回到上次讀到的地方",
    unreachable: "英文版載入失敗，請檢查網路連線。",
  },
  en: {
    close: "Close",
    copy: "Copy",
    copied: "Copied",
    marked: "Selected; press Ctrl+C or ⌘C",
    number: "This number",
    value: "Full value",
    computed: "Computed as",
    line: "Source",
    at: "{}, line {}",
    guards: "Guarded by",
    locked: "computed anew, compared with the record",
    readback: "read back from the finished page",
    mnist: "counted anew from MNIST",
    test: "the chapter’s tests",
    missing: "The explanation could not be loaded. Are you online?",
    formula: "This formula",
    numbers: "Its numbers",
    latex: "LaTeX",
    more: "Tap again for the glossary",
    note: "Note",
    place: "Where you stopped",
    go: "Go on with: {}",
    back: "Back to where you stopped",
    unreachable: "The Chinese text could not be loaded. Are you online?",
  },
};

/** @typedef {keyof typeof WORDS.en} Key */

/**
 * A phrase in the page's language, its gaps filled.
 * @param {Key} key
 * @param {(string | number)[]} values
 */
export function word(key, ...values) {
  const words = document.documentElement.lang.startsWith("zh") ? WORDS.zh : WORDS.en;
  let next = 0;
  return words[key].replaceAll("{}", () => String(values[next++]));
}

/** Where the site begins, seen from this page. */
export function siteRoot() {
  const root = document.getElementById("nn-reading")?.dataset.root ?? "./";
  return new URL(root, document.baseURI);
}
