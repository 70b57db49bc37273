import Foundation

/// First letters of Mandarin syllables: `认领` is found by `rl`, 张小敏 by `zxm`. The characters that the interface's own titles use stand in
/// a table, so that a screen never waits; any other is looked up once.
public enum Pinyin {
  /// The initials of a text in lower case; Latin letters and digits stay, other characters are left out.
  public static func initials(_ text: String) -> String {
    String(text.lowercased().compactMap { $0.isASCII ? ($0.isLetter || $0.isNumber ? $0 : nil) : table[$0] ?? others.initial($0) })
  }

  /// Whole syllables run together: 审批 is `shenpi`; Latin letters and digits stay in lower case, other characters are left out.
  public static func syllables(_ text: String) -> String { readings.read(text) }

  /// Looks the characters of many texts up together, which takes no longer than one: then ``syllables(_:)`` of them waits for nothing.
  public static func learn(_ texts: [String]) { readings.learn(texts) }

  private static let readings = Readings()

  /// Readings of whole characters, each looked up once.
  private final class Readings: @unchecked Sendable {
    private let lock = NSLock()
    /// Characters with several readings, as these texts mean them.
    private var known: [Character: String] = [
      "重": "chong", "行": "hang", "单": "dan", "差": "cha", "查": "cha", "还": "huan", "调": "diao", "会": "hui", "仓": "cang",
      "参": "can", "长": "chang", "数": "shu", "盘": "pan", "量": "liang", "处": "chu", "发": "fa", "传": "chuan",
    ]
    private var texts: [String: String] = [:]

    func learn(_ texts: [String]) { lock.withLock { look(texts.joined()) } }

    func read(_ text: String) -> String {
      lock.withLock {
        if let read = texts[text] { return read }
        look(text)
        var read = ""
        for character in text.lowercased() {
          if character.isASCII {
            if character.isLetter || character.isNumber { read.append(character) }
          } else {
            read += known[character] ?? ""
          }
        }
        texts[text] = read
        return read
      }
    }

    private func look(_ text: String) {
      let new = Set(text.filter { !$0.isASCII && $0.isLetter && known[$0] == nil }).map { $0 }
      guard !new.isEmpty else { return }
      let latin = new.map { String($0) }.joined(separator: "\n").applyingTransform(.mandarinToLatin, reverse: false)?
        .applyingTransform(.stripDiacritics, reverse: false)?.lowercased()
      let parts = latin?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
      for (place, character) in new.enumerated() {
        known[character] = parts.count == new.count ? parts[place].filter { $0.isASCII && $0.isLetter } : ""
      }
    }
  }

  /// Whether every Han character of a text is in the table.
  public static func knows(_ text: String) -> Bool { text.allSatisfy { $0.isASCII || !$0.isLetter || table[$0] != nil } }

  private static let table: [Character: Character] = {
    let letters: [(Character, String)] = [
      ("a", "案"), ("b", "败并包备补标波步部保报班表驳被布办不"), ("c", "超财拆促仓查撤重处出称成次存催差常操晨"), ("d", "袋点对递导打单待登到订的第定地电抵短读段队度答动倒"), ("e", "额"),
      ("f", "放发服否费废复付分访"),
      ("g", "果规工改关岗挂管个购告跟格"), ("h", "回换号货核画行红后合话活"), ("j", "机建架间交件记加紧据将接旧卷价决家截拒级结绝解进"), ("k", "库客看开快款"),
      ("l", "历联离领流列留录理路量类拦"), ("m", "密码命没名买卖面"), ("p", "盘平配片品批派评排"), ("q", "确启签全起旗去区取情缺清权请"),
      ("r", "认入人任日容"), ("s", "时失授试收售上商数删视输锁随设筛水实升术申算"), ("t", "添停退态台条填图体跳同题提"), ("w", "务位未为完维物误文晚问"),
      ("x", "销消修下想系显新息旋写向限序"), ("y", "因运已员用页印阅一移要样由银语验元原言予异意议"), ("z", "则止字转置作账撤知制值状专组重准装资在总指注最找走整资"),
      // The supervisor's pane.
      ("b", "板"), ("f", "纷"), ("g", "过"), ("j", "经纠"), ("l", "里"), ("s", "谁手"),
      // Purchases.
      ("l", "来"), ("z", "质"), ("j", "检"), ("c", "采"), ("g", "供"), ("y", "应"), ("x", "细"), ("b", "补"), ("r", "入"),
      // Counts, and goods.
      ("c", "差财"), ("m", "明"), ("s", "说损"), ("b", "办不布"), ("g", "格"), ("l", "料"), ("k", "可扣"), ("z", "住"),
      // Backups.
      ("f", "份"), ("h", "恢"), ("y", "演"), ("l", "练"),
      // Posts.
      ("l", "临"), ("d", "代"), ("s", "束"), ("j", "假"), ("d", "订"), ("j", "借"), ("h", "还"), ("g", "归"), ("q", "强期"), ("r", "热"),
      ("x", "线信"), ("l", "轮"), ("k", "旷"), ("s", "手事"),
    ]
    var table: [Character: Character] = [:]
    for (letter, characters) in letters { for character in characters where table[character] == nil { table[character] = letter } }
    // Characters that an earlier list would have claimed, or that are read otherwise here.
    for (character, letter) in [
      ("筛", "s"), ("选", "x"), ("撤", "c"), ("重", "c"), ("主", "z"), ("管", "g"), ("令", "l"), ("助", "z"), ("帮", "b"),
    ]
      as [(Character, Character)]
    { table[character] = letter }
    return table
  }()

  private static let others = Looked()

  /// What Foundation knows of the characters that aren't in the table.
  private final class Looked: @unchecked Sendable {
    private let lock = NSLock()
    private var known: [Character: Character?] = [:]

    func initial(_ character: Character) -> Character? {
      lock.withLock {
        if let initial = known[character] { return initial }
        let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false)?
          .applyingTransform(.stripDiacritics, reverse: false)
        let first = latin?.lowercased().first
        let initial = first.flatMap { $0.isASCII && $0.isLetter ? $0 : nil }
        known[character] = .some(initial)
        return initial
      }
    }
  }
}
