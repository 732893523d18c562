package com.tarcommerce.ai.text;

import java.util.regex.Pattern;

/** What stays of a word when the free choices of romanised spelling are taken away: doodh, dudh and duudh are one. */
public final class Spelling {
    /** Knight and wrap. */
    private static final Pattern SILENT_FIRST = Pattern.compile("^(?:k(?=n)|w(?=r))");

    private Spelling() {
    }

    public static String skeleton(String word) {
        var plain = word.replace("ee", "i").replace("oo", "u").replace("ph", "f").replace('v', 'w').replace('z', 'j')
                .replace('y', 'i').replace("sh", "s").replace("ck", "k").replace('q', 'k').replace('j', 'g');
        var skeleton = new StringBuilder(plain.length());
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            if (skeleton.isEmpty() || skeleton.charAt(skeleton.length() - 1) != c) {
                skeleton.append(c);
            }
        }
        return skeleton.toString();
    }

    /** What two scripts agree on of a borrowed word: its first sound and its consonants; colgate and kolget are klgt. */
    public static String consonants(String word) {
        var plain = heard(word);
        var consonants = new StringBuilder();
        for (var i = 0; i < plain.length(); i++) {
            var c = plain.charAt(i);
            var isVowel = "aeiouy".indexOf(c) >= 0 || isGlide(plain, i);
            var isSame = i > 0 && plain.charAt(i - 1) == c;
            if (!isVowel && !isSame) {
                consonants.append(c == 'v' ? 'w' : c);
            } else if (isVowel && i == 0) {
                consonants.append('a');
            }
        }
        return consonants.toString();
    }

    /** English letters as they are spoken: what is silent goes, and what sounds alike is written alike. */
    private static String heard(String word) {
        return SILENT_FIRST.matcher(word).replaceFirst("").replace("igh", "i").replace("wh", "w").replace("vh", "v")
                .replace("tion", "shn").replace("tch", "ch").replace("x", "ks").replace("ce", "se").replace("ci", "si")
                .replace("cy", "sy").replace("qu", "kw")
                .replace('j', 'g').replace("ght", "t")
                .replace("sch", "sk").replace("ck", "k").replace('c', 'k')
                .replace("khh", "ch").replace("kh", "k").replace("ph", "f").replace("sh", "s").replace("th", "t")
                .replace("dh", "d")
                .replace('q', 'k').replace('z', 's').replace("gh", "g").replace("bh", "b");
    }

    /** The w of "brew" is no consonant. */
    private static boolean isGlide(String word, int at) {
        return word.charAt(at) == 'w' && at > 0 && "aeo".indexOf(word.charAt(at - 1)) >= 0
                && (at + 1 == word.length() || "aeiou".indexOf(word.charAt(at + 1)) < 0);
    }

    /** Whether two words differ by at most {@code limit} changed, missing, added or swapped letters. */
    public static boolean within(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit) {
            return false;
        }
        var before = new int[b.length() + 1];
        var last = new int[b.length() + 1];
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= b.length(); j++) {
                var change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (isSwap(a, i, b, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > limit) {
                return false;
            }
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()] <= limit;
    }

    private static boolean isSwap(String a, int i, String b, int j) {
        return i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    }
}
