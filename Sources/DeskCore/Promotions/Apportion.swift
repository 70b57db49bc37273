/// Splits `amount` over `weights` by largest remainder (最大余数法), exact to the fen: each part is its share rounded down, and the fen left over
/// go one each to the parts that lost most by rounding; of equals to the one that stands first. No part is greater than its weight as long as
/// `amount` isn't greater than all of them. All zero when the weights are. None may be negative.
func apportioned(_ amount: Int64, over weights: [Int64]) -> [Int64] {
  let all = weights.reduce(0, +)
  guard all > 0, amount > 0 else { return weights.map { _ in 0 } }
  if weights.count == 1 { return [amount] }
  var parts: [Int64] = []
  var remainders: [(rest: Int64, place: Int)] = []
  var left = amount
  for (place, weight) in weights.enumerated() {
    let (part, rest) = all.dividingFullWidth(amount.multipliedFullWidth(by: weight))
    parts.append(part)
    left -= part
    if rest > 0 { remainders.append((rest, place)) }
  }
  if left > 0 {
    remainders.sort { $0.rest != $1.rest ? $0.rest > $1.rest : $0.place < $1.place }
    for (_, place) in remainders.prefix(Int(left)) { parts[place] += 1 }
  }
  return parts
}
