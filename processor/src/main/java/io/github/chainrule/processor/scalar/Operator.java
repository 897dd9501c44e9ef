package io.github.chainrule.processor.scalar;

/**
 * The operations that expressions are made of. To add one, add its constant here; the exhaustive
 * switches in {@link Evaluator}, {@link Derivative} and the Java printer then ask for its row.
 */
public enum Operator {
  NEGATE(1, Cost.ADDITION),
  ADD(2, Cost.ADDITION),
  SUBTRACT(2, Cost.ADDITION),
  /** {@code a − b} of an a that is at most b; 0 also where both are +∞. */
  SUBTRACT_MAXIMUM(2, Cost.ADDITION),
  MULTIPLY(2, Cost.MULTIPLICATION),
  /** {@code a · b} of a b that vanishes towards −∞: 0 where a is −∞. */
  GATE(2, Cost.MULTIPLICATION),
  /** {@code a · b} of a b that vanishes towards both ends: 0 where a is infinite. */
  DAMP(2, Cost.MULTIPLICATION),
  DIVIDE(2, Cost.DIVISION),
  MAX(2, Cost.COMPARISON),
  MIN(2, Cost.COMPARISON),
  ABS(1, Cost.COMPARISON),
  /** −1, 0 or 1. */
  SIGN(1, Cost.COMPARISON),
  /** {@code a > b ? c : d}; a NaN among a and b selects d. */
  SELECT(4, Cost.COMPARISON),
  EXP(1, Cost.CALL),
  /** {@code exp(a) − 1}, accurate near zero. */
  EXPM1(1, Cost.CALL),
  LOG(1, Cost.CALL),
  /** {@code log(1 + a)}, accurate near zero. */
  LOG1P(1, Cost.CALL),
  TANH(1, Cost.CALL),
  SIGMOID(1, Cost.CALL),
  /** {@link #SIGMOID} with its relative accuracy where it is next to 0. */
  LOGISTIC(1, Cost.CALL),
  /** {@code log(1 + exp(a))}. */
  SOFTPLUS(1, Cost.CALL),
  ERF(1, Cost.CALL),
  /** {@code a / (1 + |a|)}, and its limits ±1. */
  SOFTSIGN(1, Cost.CALL),
  /** {@code a · ½ (1 + erf(a / √2))} without cancellation, and its limit 0. */
  GELU(1, Cost.CALL),
  /** The derivative of GELU without cancellation, and its limits 0 and 1. */
  GELU_SLOPE(1, Cost.CALL),
  /** The working value as a {@code double}; exact. */
  WIDEN(1, Cost.FREE);

  /** What kind of work an operation is; operation counts are kept per kind. */
  public enum Cost {
    FREE,
    ADDITION,
    MULTIPLICATION,
    DIVISION,
    COMPARISON,
    /** An elementary function, worth computing only once. */
    CALL
  }

  private final int arity;
  private final Cost cost;

  Operator(int arity, Cost cost) {
    this.arity = arity;
    this.cost = cost;
  }

  public int arity() {
    return arity;
  }

  public Cost cost() {
    return cost;
  }

  /** Whether the runtime computes this, be it so little that it is no {@link #isCall call}. */
  public boolean isInRuntime() {
    return isCall() || this == SUBTRACT_MAXIMUM || this == GATE || this == DAMP;
  }

  /** Whether this is an elementary function, worth a call into the runtime. */
  public boolean isCall() {
    return cost == Cost.CALL;
  }
}
