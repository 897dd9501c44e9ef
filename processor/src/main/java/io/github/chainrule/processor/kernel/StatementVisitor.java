package io.github.chainrule.processor.kernel;

/** One question, answered for each kind of statement; a new kind makes every answer an error. */
public interface StatementVisitor<R> {

  R let(Statement.Let let);

  R assign(Statement.Assign assign);

  R store(Statement.Store store);

  R copy(Statement.Copy copy);

  R multiplyTransposed(Statement.MultiplyTransposed product);

  R multiplyThroughWindow(Statement.MultiplyThroughWindow product);

  R loop(Statement.Loop loop);

  R byVectors(Statement.ByVectors computation);

  R ifGiven(Statement.IfGiven condition);

  R decode(Statement.Decode decode);

  R remark(Statement.Remark remark);

  R end(Statement.Return end);

  R call(Statement.Call call);
}
