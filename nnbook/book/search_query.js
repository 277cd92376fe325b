/*
 * What a reader typed, as words for the search index. The build puts this before the theme's search
 * worker, which calls `bookQuery(query, index)`; `index` has every word of the book as a key.
 *
 * Chinese is cut into the longest words that the index knows; small words are dropped, so that whole
 * questions can be asked; plurals, American spellings and slips of the keyboard find what is meant.
 */
var bookQuery = (function () {
  "use strict";

  var HAN = /\p{sc=Han}+/gu;
  var WORDS = /\p{sc=Han}+|[\p{L}\p{N}_.'’]+/gu;
  var SMALL = new Set(
    ("a an and are as at be by can could do does for from has have how i in is it its me my of on " +
      "one or should that the their there these they this to use used was we what when where which " +
      "who why will with would you your explain define definition mean means meaning between " +
      "什麼 是什麼 什麼是 為什麼 為何 怎麼 怎樣 如何 何謂 是 的 了 嗎 呢 要 有 在 和 與 跟 或 我 我們 你 " +
      "可以 能 會 用 哪些 哪個 多少 幾個 到底 意思 定義 介紹 之間 差別 不同 關係 需要 一個 這個 那個 做 " +
      "算 把 被 讓 就 也 都 嘛 吧 啊").split(" ")
  );
  var known = null;
  var sorted = [];

  /* Whether some word of the index begins so. */
  function begins(word) {
    var low = 0, high = sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (sorted[middle] < word) low = middle + 1;
      else high = middle;
    }
    return low < sorted.length && sorted[low].startsWith(word);
  }

  /* The longest words from left to right; what is between known words stays together. */
  function cut(run) {
    var out = [], rest = "", i = 0;
    while (i < run.length) {
      if (!rest && run.length - i > 1 && begins(run.slice(i))) {
        out.push(run.slice(i)); /* a word that is not typed to its end yet */
        break;
      }
      var j = run.length;
      while (j > i && !(run.slice(i, j) in known || SMALL.has(run.slice(i, j)))) j--;
      if (j > i) {
        if (rest) out.push(rest);
        rest = "";
        out.push(run.slice(i, j));
        i = j;
      } else {
        rest += run[i++];
      }
    }
    if (rest) out.push(rest);
    return out;
  }

  /* Ways to write a word, the likeliest first: the singular, the British spelling. */
  function forms(word) {
    var out = [];
    if (/(?:s|x|z|ch|sh)es$/.test(word)) out.push(word.slice(0, -2));
    if (/ies$/.test(word)) out.push(word.slice(0, -3) + "y");
    if (word.length > 4 && /[^su]s$/.test(word)) out.push(word.slice(0, -1));
    out.push(word);
    [...out].forEach(function (form) {
      out.push(form.replace(/(i|y)z(e|ed|es|ing|ation|er)$/, "$1s$2"));
      out.push(form.replace(/or(s?|ed|ing)$/, "our$1"));
      out.push(form.replace(/^gray/, "grey"));
    });
    [...out].forEach(function (form) { out.push(form.replace(/ation$/, "")); });
    out.push(word.replace(/(?:ing|ed)$/, ""), word.replace(/(?:ing|ed)$/, "e"));
    return out;
  }

  /* A word of letters as the index has it, or allowed one slip. */
  function meant(word) {
    var found = forms(word).find(begins);
    if (found) return found;
    return word.length > 4 ? word + "~" + (word.length > 9 ? 2 : 1) : word;
  }

  /* A whole word counts more than the beginning of a longer one; one letter only as a word. */
  function clause(word) {
    if (word.includes("~")) return word;
    if (/^[a-z0-9]$/.test(word)) return word + "^4";
    return word in known ? word + "^4 " + word : word;
  }

  return function (query, index) {
    if (known !== index) {
      known = index;
      sorted = Object.keys(index).sort();
    }
    /* Who writes "phrases", +must or -must-not, is taken at their word. */
    if (/"|(?:^|\s)[+-]\S/.test(query)) {
      return query.replace(HAN, function (run) { return cut(run).join("* "); });
    }
    var words = [];
    (query.toLowerCase().match(WORDS) || []).forEach(function (part) {
      if (/\p{sc=Han}/u.test(part)) words.push(...cut(part));
      else if (part.replace(/^[.'’_]+|[.'’_]+$/g, "")) words.push(part.replace(/^[.'’_]+|[.'’_]+$/g, ""));
    });
    var telling = words.filter(function (word) { return !SMALL.has(word); });
    if (!telling.some(function (word) { return !/^[a-z]$/.test(word); })) telling = words;
    return telling.map(function (word) {
      return clause(/^[a-z]/.test(word) && !(word.length < 4 && word in known) ? meant(word) : word);
    }).join(" ");
  };
})();
