/**
 * Solves A·x = b for a symmetric positive definite A by Cholesky's factors, in place; false when A is not that.
 *
 * `a` holds n × n values row-major, of which the lower half is read; `b` becomes x.
 */
export function solvePositive(a: Float64Array, b: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = a[i * n + j] as number
      for (let k = 0; k < j; k++) sum -= (a[i * n + k] as number) * (a[j * n + k] as number)
      if (i === j) {
        if (!(sum > 0)) return false
        a[i * n + i] = Math.sqrt(sum)
      } else a[i * n + j] = sum / (a[j * n + j] as number)
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i] as number
    for (let k = 0; k < i; k++) sum -= (a[i * n + k] as number) * (b[k] as number)
    b[i] = sum / (a[i * n + i] as number)
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i] as number
    for (let k = i + 1; k < n; k++) sum -= (a[k * n + i] as number) * (b[k] as number)
    b[i] = sum / (a[i * n + i] as number)
  }
  return true
}
