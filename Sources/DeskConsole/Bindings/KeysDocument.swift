import DeskCore
import DeskScreen

/// Docs/Keys.md and `shopdesk docs keys`: made from the bindings, so that it cannot be wrong.
public enum KeysDocument {
  public static func markdown(_ language: Language) -> String {
    let texts = Texts(language)
    var lines = [
      "# " + texts.pick("按键", "Keys"), "", texts.pick("由按键表生成, 请勿手改。", "Generated from the bindings; not to be edited by hand."),
      "",
    ]
    lines += section(texts.pick("到处", "Everywhere"), Bindings.all.filter { $0.contexts == nil }, in: nil, texts)
    for context in Context.allCases {
      lines += section(texts.title(context), Bindings.all.filter { $0.contexts?.contains(context) == true }, in: context, texts)
    }
    lines += normalOrder(texts)
    lines += ["## " + texts.pick("命令面板的动词", "Verbs of the palette"), ""]
    lines += ["| " + texts.pick("命令", "command") + " | : |", "|---|---|"]
    for kind in CommandKind.allCases where kind.hasCommandForm {
      let words = kind.parameters.map { $0.required ? $0.name.uppercased() : "[\($0.name)]" }
      lines.append("| \(texts.title(kind)) | `:\(([kind.verb] + words).joined(separator: " "))` |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How many keys a normal order takes, counted.
  public static func normalOrder(_ texts: Texts) -> [String] {
    func row(_ title: String, _ keys: [Key]) -> String {
      "| \(title) | \(keys.map { "`\($0.name)`" }.joined(separator: " ")) | \(keys.count) |"
    }
    return [
      "## " + texts.pick("一单普通订单要按几下", "A normal order, counted"), "",
      texts.pick(
        "从队列起: 认领、联系、确认, 最多 \(NormalOrder.most) 下 (测试照此计数)。只有字母键的操作都在 F9 的操作单里, 按数字执行, 输入法开着也能用。",
        "From the queue: claimed, contacted, confirmed, at most \(NormalOrder.most) keys (a test counts them). Whatever has a letter only is in the list of acts on F9, by number, "
          + "also with an input method on."), "",
      "| | " + texts.pick("按键", "keys") + " | |", "|---|---|---|",
      row(texts.pick("联系即认领", "contact claims"), NormalOrder.keys),
      row(texts.pick("输入法开着", "input method on"), NormalOrder.functionKeys),
      row(texts.pick("先打开, 并选方式", "opened first, with the channel"), NormalOrder.spelledOut), "",
    ]
  }

  private static func section(_ title: String, _ bindings: [Binding], in context: Context?, _ texts: Texts) -> [String] {
    guard !bindings.isEmpty else { return [] }
    var lines = ["## \(title)", "", "| " + texts.pick("按键", "key") + " | |", "|---|---|"]
    for binding in bindings {
      let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(texts.title(binding.action, in: context)) |")
    }
    return lines + [""]
  }
}
