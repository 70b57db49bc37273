import Foundation

/// Mandarin syllables: `认领` is found by `rl` and `renling`, 张小敏 by `zxm`. The characters that the interface's own titles use stand in a
/// table, so that a screen never waits; any other is looked up once.
public enum Pinyin {
  /// The initials of a text in lower case; Latin letters and digits stay, other characters are left out.
  public static func initials(_ text: String) -> String { read(text) { $0.prefix(1) } }

  /// Whole syllables run together: 审批 is `shenpi`; the rest as in ``initials(_:)``.
  public static func syllables(_ text: String) -> String { read(text) { $0[...] } }

  private static func read(_ text: String, _ part: (String) -> Substring) -> String {
    var read = ""
    for character in text.lowercased() {
      if character.isASCII {
        if character.isLetter || character.isNumber { read.append(character) }
      } else if let syllable = table[character] ?? others.syllable(character) {
        read += part(syllable)
      }
    }
    return read
  }

  /// Whether every Han character of a text is in the table.
  public static func knows(_ text: String) -> Bool { text.allSatisfy { $0.isASCII || !$0.isLetter || table[$0] != nil } }

  private static let table: [Character: String] = {
    var table: [Character: String] = [:]
    for entry in readings.split(whereSeparator: { ",\n".contains($0) }) {
      let parts = entry.split(separator: " ")
      for character in parts[1] { table[character] = String(parts[0]) }
    }
    return table
  }()

  /// Of several readings the one that the interface means: 重 is `chong` (重打), 行 is `hang` (命令行).
  private static let readings = """
    an 案, bai 败, ban 班办板, bang 帮, bao 包保报, bei 备被, biao 标表, bing 并, bo 波驳, bu 补步部布不, cai 财采,
    cang 仓, cao 操, cha 查差, chai 拆, chang 常, chao 超, che 撤, chen 晨, cheng 称成, chong 重, chu 处出, ci 次,
    cu 促, cui 催, cun 存, da 打答, dai 袋待代, dan 单, dao 导到倒, de 的地, deng 登, di 递第抵, dian 点电,
    ding 订定, dong 动, du 读度, duan 短段, dui 对队, e 额, fa 发, fang 放访, fei 费废, fen 分纷份, fou 否,
    fu 服复付, gai 改, gang 岗, gao 告, ge 个格, gen 跟, gong 工供, gou 购, gua 挂, guan 关管, gui 规归, guo 果过,
    hang 行, hao 号, he 核合, hong 红, hou 后, hua 画话, huan 换还, hui 回恢, huo 货活, ji 机记级, jia 架加价家假,
    jian 建间件检, jiang 将, jiao 交, jie 接截结解借, jin 紧进, jing 经, jiu 旧纠, ju 据拒, juan 卷, jue 决绝,
    kai 开, kan 看, ke 客可, kou 扣, ku 库, kuai 快, kuan 款, kuang 旷, lai 来, lan 拦, lei 类, li 历离理里,
    lian 联练, liang 量, liao 料, lie 列, lin 临, ling 领令, liu 流留, lu 录路, lun 轮, ma 码, mai 买卖, mei 没,
    mi 密, mian 面, ming 命名明, pai 派排, pan 盘, pei 配, pi 批, pian 片, pin 品, ping 平评, qi 启起旗期, qian 签,
    qiang 强, qing 情清请, qu 去区取, quan 全权, que 确缺, re 热, ren 认人任, ri 日, rong 容, ru 入, shai 筛,
    shan 删, shang 上商, she 设, shen 申, sheng 升, shi 时失试视实事, shou 授收售手, shu 数输术束, shui 谁水,
    shuo 说, suan 算, sui 随, sun 损, suo 锁, tai 态台, ti 体题提, tian 添填, tiao 条跳, ting 停, tong 同, tu 图,
    tui 退, wan 完晚, wei 位未为维, wen 文问, wu 务物误, xi 系息细, xia 下, xian 显限线, xiang 想向, xiao 销消,
    xie 写, xin 新信, xiu 修, xu 序, xuan 旋选, yan 验言演, yang 样, yao 要, ye 页, yi 已一移异意议, yin 因印银,
    ying 应, yong 用, you 由, yu 语予, yuan 员元原, yue 阅, yun 运, zai 在, ze 则, zhang 账, zhao 找, zheng 整,
    zhi 止置知制值指质, zhu 注住主助, zhuan 转专, zhuang 状装, zhun 准, zi 字资, zong 总, zou 走, zu 组, zui 最,
    zuo 作
    """

  private static let others = Looked()

  /// What Foundation knows of the characters that aren't in the table.
  private final class Looked: @unchecked Sendable {
    private let lock = NSLock()
    private var known: [Character: String?] = [:]

    func syllable(_ character: Character) -> String? {
      lock.withLock {
        if let syllable = known[character] { return syllable }
        let latin = String(character).applyingTransform(.mandarinToLatin, reverse: false)?
          .applyingTransform(.stripDiacritics, reverse: false)?.lowercased()
        let syllable = latin.flatMap { $0.first.map { $0.isASCII && $0.isLetter } == true ? $0 : nil }
        known[character] = .some(syllable)
        return syllable
      }
    }
  }
}
